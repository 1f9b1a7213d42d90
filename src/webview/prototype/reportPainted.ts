import type { Channel } from './channel.ts';

/** How long a page may stay empty before it is called empty, and how long frames may be missing (hidden tab). */
const emptyAfter = 1500;
const framesMissingAfter = 1000;

/** Reports once that the first screen is on the glass: after two animation frames, or a timer where nothing is drawn. */
export function reportPainted(channel: Channel): void {
  const now = performance.now.bind(performance);
  const start = now();
  const later = setTimeout.bind(window);
  const frame = requestAnimationFrame.bind(window);
  let done = false;
  const look = (): void => {
    if (done) return;
    const empty = isEmpty();
    if (empty && now() - start < emptyAfter) {
      later(look, 100);
      return;
    }
    done = true;
    channel.report({ type: 'painted', ms: now() - start, empty });
  };
  window.addEventListener('DOMContentLoaded', () => {
    frame(() => frame(look));
    later(look, framesMissingAfter);
  });
}

/** Nothing a person could see: no text and no control, picture or drawing with an area. */
function isEmpty(): boolean {
  const { body } = document;
  if (body === null) return true;
  if (body.innerText.trim() !== '') return false;
  const things = body.querySelectorAll(
    'img, svg, canvas, input, button, select, textarea, video, progress, meter',
  );
  return ![...things].some((thing) => {
    const { width, height } = thing.getBoundingClientRect();
    return width > 0 && height > 0;
  });
}
