/** What prototypes get as `chart.js` and `chart.js/auto`: everything is registered, and the page's own look is taken on. */
import Chart, * as all from 'chart.js/auto';
import { pageColors } from './chartColors.ts';

const { fontFamily, color } = getComputedStyle(document.body ?? document.documentElement);
Chart.defaults.font.family = fontFamily;
Chart.defaults.color = color;
// Grid lines follow the text's colour, so that they suit light and dark pages.
Chart.defaults.scale.grid.color = `color-mix(in srgb, ${color} 12%, transparent)`;
const colors = pageColors();
if (colors !== undefined) {
  Chart.unregister(all.Colors);
  Chart.register(colors);
}
if (matchMedia('(prefers-reduced-motion: reduce)').matches) Chart.defaults.animation = false;

export const library = { ...all, __esModule: true, Chart, default: Chart };
