import type { Usage } from '../../core/generation/fileChange.ts';
import type { WireEvent } from '../../core/generation/wireParser.ts';

/**
 * What a turn is doing: asking, receiving its first answer, waiting to try again, asking for the rest of an answer that
 * was cut off, for an answer in another form, for one that runs, looking whether it runs, and writing it to disk.
 */
export type GenerationPhase =
  'connecting' | 'writing' | 'retrying' | 'continuing' | 'correcting' | 'repairing' | 'checking' | 'applying';

/** What is being made right now. `received` counts characters, `files` are those complete so far. */
export interface GenerationProgress {
  readonly experiment: string;
  readonly variant: string;
  readonly phase: GenerationPhase;
  readonly received: number;
  readonly files: readonly string[];
  readonly note: string;
  /** Of the requests that have ended. */
  readonly usage: Usage;
  /** The file that is being written, and the last characters of what there is of it. */
  readonly streaming?: { readonly path: string; readonly text: string } | undefined;
}

export interface ProgressReporter {
  /** Something else begins. Text that arrives from now on belongs to it; after `connecting` that is `writing`. */
  phase(phase: GenerationPhase, note: string): void;
  /** The provider waits before it tries again; what it was doing goes on after that. */
  retrying(note: string): void;
  /** Text arrived, so many characters, and brought this. */
  received(characters: number, events: readonly WireEvent[]): void;
}

/** Characters between two reports while text arrives. */
const step = 400;
/** Characters that are shown of the file being written. */
const shownLength = 2000;

/**
 * Reports every phase and completed file at once, and arriving text only now and then.
 *
 * @param usage what the turn has used so far
 */
export function progressReporter(
  { experiment, variant }: Pick<GenerationProgress, 'experiment' | 'variant'>,
  usage: () => Usage,
  onProgress: (progress: GenerationProgress) => void,
): ProgressReporter {
  const files: string[] = [];
  let writing: GenerationPhase = 'writing';
  let shown: GenerationPhase = 'connecting';
  let note = '';
  let received = 0;
  let reported = 0;
  let streaming: GenerationProgress['streaming'];
  const send = () => {
    reported = received;
    onProgress({
      experiment,
      variant,
      phase: shown,
      received,
      files: [...files],
      note,
      usage: usage(),
      streaming,
    });
  };
  const take = (event: WireEvent): boolean => {
    const { type, path } = event;
    if (type === 'started') streaming = { path, text: '' };
    if (type === 'appended')
      streaming = {
        path,
        text: `${streaming?.path === path ? streaming.text : ''}${event.text}`.slice(-shownLength),
      };
    if (type === 'started' || type === 'appended') return false;
    streaming = undefined;
    note = path;
    if (!files.includes(path)) files.push(path);
    return true;
  };
  return {
    phase: (phase, said) => {
      shown = phase;
      note = said;
      streaming = undefined;
      writing = phase === 'connecting' ? 'writing' : phase;
      send();
    },
    retrying: (said) => {
      shown = 'retrying';
      note = said;
      send();
    },
    received: (characters, events) => {
      const first = shown !== writing;
      received += characters;
      shown = writing;
      const completed = events.map(take).some(Boolean);
      if (first || completed || received - reported >= step) send();
    },
  };
}
