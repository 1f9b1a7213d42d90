/** Colours for charts that name none: those of the kit's stylesheet, in place of Chart.js' own palette. */
import type { ChartDataset, Plugin } from 'chart.js';

/** Turns of the accent's hue in degrees for one series after the other, each far from those before it. */
const turns = [0, 150, 60, 250, 105, 310, 200];

/** Kinds of chart in which every value has its own colour. */
const byValue = new Set(['pie', 'doughnut', 'polarArea']);

/**
 * @returns a plugin that colours every dataset without colours; `undefined` where the page has no `--accent`
 */
export function pageColors(): Plugin | undefined {
  const style = getComputedStyle(document.documentElement);
  const accent = style.getPropertyValue('--accent');
  if (accent === '') return undefined;
  const palette = turns.map((turn) => plainColor(`oklch(from ${accent} l c calc(h + ${turn}))`));
  const ground = plainColor(style.getPropertyValue('--surface'));
  return {
    id: 'footbridgeColors',
    beforeLayout(chart) {
      for (const [index, dataset] of chart.data.datasets.entries())
        colour(dataset, chart.getDatasetMeta(index).type, palette, index, ground);
    },
  };
}

function colour(
  dataset: ChartDataset,
  type: string,
  palette: readonly string[],
  index: number,
  ground: string,
): void {
  if (dataset.backgroundColor !== undefined || dataset.borderColor !== undefined) return;
  const own = palette[index % palette.length] ?? '';
  if (byValue.has(type)) Object.assign(dataset, { backgroundColor: [...palette], borderColor: ground });
  else Object.assign(dataset, { backgroundColor: type === 'bar' ? own : faint(own), borderColor: own });
}

/** Any colour of CSS as `rgb(…)`, which Chart.js can lighten and darken. */
function plainColor(color: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) return color;
  pen.fillStyle = resolved(color);
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}

/** A colour without `calc` and `from`, which pens do not read everywhere. */
function resolved(color: string): string {
  const probe = document.createElement('i');
  probe.style.color = color;
  document.documentElement.append(probe);
  const { color: value } = getComputedStyle(probe);
  probe.remove();
  return value;
}

function faint(color: string): string {
  return color.replace(')', ', 0.4)').replace('rgb', 'rgba');
}
