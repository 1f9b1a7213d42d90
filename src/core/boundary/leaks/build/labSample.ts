import type { Ground, SideFile } from '../ground.ts';
import type { LeakText } from '../leakTexts.ts';
import { pathWithin } from '../paths.ts';

/** A file of the lab as a build sees it. */
export interface LabSample {
  readonly absolute: string;
  /** Inside production. */
  readonly path: string;
}

/** The lab's files that lie in the production folder, where patterns without the lab's name may reach them. */
export function labSamples(ground: Ground): LabSample[] {
  if (!ground.isLabInside) return [];
  return ground.labFiles.flatMap(({ absolute }) => {
    const path = pathWithin(ground.production, absolute);
    return path === undefined ? [] : [{ absolute, path }];
  });
}

/** What a rule about builds looks at. */
export interface BuildGround {
  readonly ground: Ground;
  readonly samples: readonly LabSample[];
}

/** A build configuration that takes in the lab. */
export interface BuildReach {
  readonly file: SideFile;
  readonly line: number;
  /** The file or pattern by which it does. */
  readonly subject: string;
  /** Whether it names the lab, rather than everything. */
  readonly named: boolean;
  /** Says what to change; `{0}` is the lab's folder inside production, or its name, and `{1}` the subject. */
  readonly text: Extract<LeakText, `built${string}` | `published${string}`>;
}
