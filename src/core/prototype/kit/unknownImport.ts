import type { PrototypeFinding } from '../finding.ts';
import { kitDescription } from './kitDescription.ts';

/** What to use in place of packages that models like to reach for. */
const instead: readonly (readonly [packages: RegExp, advice: string])[] = [
  [/^(recharts|victory|d3|apexcharts|echarts|plotly|@nivo|visx|highcharts)\b/, 'charts come from chart.js/auto, in React from react-chartjs-2'],
  [/^(@heroicons|react-icons|@tabler\/icons|@fortawesome|phosphor|@phosphor-icons|feather-icons|react-feather|@radix-ui\/react-icons|bootstrap-icons)\b/, 'icons come from lucide-react'],
  [/^(react-router|react-router-dom|wouter|@tanstack\/react-router|next\/(link|router|navigation))\b/, "screens are opened with go('screen') from footbridge"],
  [/^(@mui|antd|@chakra-ui|@mantine|bootstrap|react-bootstrap|@radix-ui|@headlessui|@\/components\/ui|daisyui|flowbite)\b/, 'build it with HTML elements and the kit’s stylesheet or Tailwind'],
  [/^(framer-motion|motion|gsap|animejs|react-spring)\b/, 'animate with CSS transitions and keyframes'],
  [/^(zustand|redux|@reduxjs|jotai|recoil|mobx|valtio)\b/, 'keep state in useState, useReducer or a context'],
  [/^(axios|swr|@tanstack\/react-query|graphql|@apollo|@supabase|firebase|openai)\b/, 'there is no backend: use sample data in a file'],
  [/^(tailwind-merge|class-variance-authority)\b/, 'join class names with clsx'],
  [/^(date-fns|dayjs|moment|luxon)\b/, 'format dates with Intl.DateTimeFormat'],
  [/^(lodash|underscore|ramda|uuid|nanoid)\b/, 'plain JavaScript does it'],
  [/^(react-hook-form|formik|zod|yup)\b/, 'use a form with its own validation'],
  [/^(vue|svelte|@angular|solid-js|next)\b/, 'use React or plain HTML'],
]; // prettier-ignore

const names = kitDescription.modules.map((module) => module.name).join(', ');

/** The finding for an import that nothing answers: which, where, and what there is instead. */
export function unknownImport(specifier: string, file: string, line: number): PrototypeFinding {
  if (/^[./]/.test(specifier)) {
    return { severity: 'error', file, line, message: `There is no file "${specifier}" in this prototype` };
  }
  const advice = instead.find(([packages]) => packages.test(specifier))?.[1];
  const hint = advice === undefined ? '' : `: ${advice}`;
  const message = `"${specifier.slice(0, 100)}" is not in the kit${hint}. A prototype can import its own files and ${names}`;
  return { severity: 'error', file, line, message };
}
