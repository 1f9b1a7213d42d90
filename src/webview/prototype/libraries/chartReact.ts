/** What prototypes get as `react-chartjs-2`: charts as components. */
import type { Chart as ChartType, ChartConfiguration, ChartType as ChartKind } from 'chart.js';
import { Chart } from 'chart.js/auto';
import { createElement, forwardRef, useEffect, useRef } from 'preact/compat';

interface ChartProps {
  readonly type: ChartKind;
  readonly data: ChartConfiguration['data'];
  readonly options?: ChartConfiguration['options'];
  readonly plugins?: ChartConfiguration['plugins'];
  readonly updateMode?: 'none' | 'resize';
  readonly fallbackContent?: unknown;
  readonly redraw?: boolean;
  readonly datasetIdKey?: string;
}

/** Chart.js keeps notes in what it is given; the datasets and labels are copied, so that state stays the caller's. */
function copy({ labels, datasets }: ChartProps['data']): ChartProps['data'] {
  return {
    ...(labels !== undefined && { labels: [...labels] }),
    datasets: datasets.map((dataset) => ({ ...dataset, data: [...dataset.data] })),
  };
}

const ChartView = forwardRef<ChartType | null, ChartProps>((props, ref) => {
  const { type, data, options = {}, plugins = [], updateMode, fallbackContent, redraw: _redraw, datasetIdKey: _key, ...rest } = props; // prettier-ignore
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const chart = useRef<ChartType | null>(null);
  const tell = (value: ChartType | null): void => {
    if (typeof ref === 'function') ref(value);
    else if (ref) ref.current = value;
  };
  useEffect(() => {
    if (canvas.current === null) return undefined;
    chart.current = new Chart(canvas.current, { type, data: copy(data), options: { ...options }, plugins: [...plugins] }); // prettier-ignore
    tell(chart.current);
    return () => {
      chart.current?.destroy();
      chart.current = null;
      tell(null);
    };
  }, [type]);
  useEffect(() => {
    if (chart.current === null) return;
    chart.current.options = { ...options };
    chart.current.data = copy(data);
    chart.current.update(updateMode);
  }, [data, options]);
  return createElement('canvas', { role: 'img', ...rest, ref: canvas } as never, fallbackContent as never);
});

function ofKind(type: ChartKind): unknown {
  return forwardRef<ChartType | null, Omit<ChartProps, 'type'>>((props, ref) =>
    createElement(ChartView as never, { ...props, type, ref } as never),
  );
}

export const library = {
  __esModule: true,
  Chart: ChartView,
  Line: ofKind('line'),
  Bar: ofKind('bar'),
  Radar: ofKind('radar'),
  Doughnut: ofKind('doughnut'),
  PolarArea: ofKind('polarArea'),
  Bubble: ofKind('bubble'),
  Pie: ofKind('pie'),
  Scatter: ofKind('scatter'),
  getElementAtEvent: (chart: ChartType, event: { nativeEvent?: Event }) =>
    chart.getElementsAtEventForMode(native(event), 'nearest', { intersect: true }, false),
  getElementsAtEvent: (chart: ChartType, event: { nativeEvent?: Event }) =>
    chart.getElementsAtEventForMode(native(event), 'index', { intersect: true }, false),
  getDatasetAtEvent: (chart: ChartType, event: { nativeEvent?: Event }) =>
    chart.getElementsAtEventForMode(native(event), 'dataset', { intersect: true }, false),
};

function native(event: { nativeEvent?: Event }): Event {
  return event.nativeEvent ?? (event as unknown as Event);
}
