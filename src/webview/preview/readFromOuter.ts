import type { PageReport, PickedElement } from '../prototype/channel.ts';
import type { PictureAnswer } from '../prototype/pictureOrder.ts';

/**
 * What an outer page passes on from a prototype, checked for its shape: objects where text should be could pass
 * for elements when they are drawn.
 *
 * @returns `undefined` for anything else
 */
export function readReport(value: unknown): PageReport | undefined {
  if (!isRecord(value)) return undefined;
  const { type, ms, empty, screen, state, step, message, kind, what } = value;
  switch (type) {
    case 'painted':
      return typeof ms === 'number' && typeof empty === 'boolean' ? { type, ms, empty } : undefined;
    case 'screen':
      return typeof screen === 'string' && typeof state === 'string' ? { type, screen, state } : undefined;
    case 'taskStep':
      return typeof step === 'string' ? { type, step } : undefined;
    case 'error':
      return typeof message === 'string'
        ? { type, message, ...(typeof kind === 'string' && { kind }), ...readPlace(value) }
        : undefined;
    case 'input':
      return { type };
    case 'blocked':
      return typeof what === 'string' ? { type, what, ...readPlace(value) } : undefined;
    default:
      return undefined;
  }
}

/** The same for an element that was pointed at. */
export function readPicked(value: unknown): PickedElement | undefined {
  if (!isRecord(value)) return undefined;
  const { at, near, tag, id, classes, text, path, taskStep } = value;
  if (typeof tag !== 'string' || typeof text !== 'string' || typeof path !== 'string') return undefined;
  const names = Array.isArray(classes) ? classes.filter((each) => typeof each === 'string') : [];
  return {
    tag,
    text,
    path,
    classes: names,
    ...(typeof at === 'string' && { at }),
    ...(typeof near === 'string' && { near }),
    ...(typeof id === 'string' && { id }),
    ...(typeof taskStep === 'string' && { taskStep }),
  };
}

/** The same for a picture. */
export function readPicture(value: unknown): PictureAnswer | undefined {
  if (!isRecord(value) || typeof value['id'] !== 'number') return undefined;
  const { id, png, width, height, missing } = value;
  if (missing === 'notReached' || missing === 'tooLarge' || missing === 'brokePage') return { id, missing };
  if (typeof png !== 'string' || typeof width !== 'number' || typeof height !== 'number') return undefined;
  return { id, png, width, height };
}

function readPlace({ file, line }: Record<string, unknown>): { file?: string; line?: number } {
  if (typeof file !== 'string' || typeof line !== 'number' || !Number.isInteger(line) || line < 1) return {};
  return { file, line };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
