/** What is being made right now. `received` counts characters, `files` are those complete so far. */
export interface GenerationProgress {
  readonly phase: 'connecting' | 'writing' | 'retrying' | 'applying';
  readonly received: number;
  readonly files: readonly string[];
  readonly note: string;
}

export interface ProgressReporter {
  phase(phase: GenerationProgress['phase'], note: string): void;
  /** A file is complete. */
  completed(path: string): void;
  /** Text arrived, so many characters of it. */
  received(characters: number): void;
}

/** Characters between two reports while text arrives. */
const step = 400;

/** Reports every phase and completed file at once, and arriving text only now and then. */
export function progressReporter(onProgress: (progress: GenerationProgress) => void): ProgressReporter {
  const files: string[] = [];
  let received = 0;
  let reported = 0;
  const send = (phase: GenerationProgress['phase'], note: string) => {
    reported = received;
    onProgress({ phase, received, files: [...files], note });
  };
  return {
    phase: send,
    completed: (path) => {
      if (!files.includes(path)) files.push(path);
      send('writing', path);
    },
    received: (characters) => {
      const first = received === 0;
      received += characters;
      if (first || received - reported >= step) send('writing', files.at(-1) ?? '');
    },
  };
}
