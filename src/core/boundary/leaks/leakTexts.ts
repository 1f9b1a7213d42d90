import type { LeakRule } from './leak.ts';

/** Every sentence about a leak at its place; `{0}`, `{1}` … are names and numbers. */
export const leakTexts = {
  usesPrototype:
    'Production uses prototype code: "{0}" leads to "{1}". It was never reviewed, and it goes away when the prototype is discarded. Remove the import, or hand the idea over so that engineering builds it.',
  usesPrototypeType:
    'Production takes a type from the prototype: "{0}" leads to "{1}". When the prototype is discarded, production no longer compiles. Ask an engineer to declare the type in production.',
  linksToLab:
    'This is a link from production into the lab ("{0}"), so production would use prototype code. Remove the link.',
  usesProduction:
    'The prototype uses production code: "{0}" leads to "{1}". It would not run anywhere else, and could reach real systems. Copy the little that is needed into the prototype, or imitate it with sample data.',
  pasted:
    '{0} lines here are the same as in the prototype, from line {1} of "{2}". Prototype code was not made for production: take it out, and let the brief tell engineering what to build.',
  nameLeadsToLab:
    'The name "{0}" leads from production into the lab, so that production could use prototype code without anybody noticing. Remove it.',
  builtByTsconfig:
    'The lab gets into what is built for production: "{1}" takes it in. Add "{0}" to its "exclude".',
  builtByWorkspaces:
    'The lab gets into what is built for production: "{1}" takes it in. Take the lab out of its workspaces.',
  published:
    'The lab gets into what is built for production: "{1}" takes it in. Take "{0}" out of its "files".',
  publishedUnlisted:
    'The lab gets into what is built for production: "{1}" takes it in. Name what is published in "files".',
  builtByDocker:
    'The lab gets into what is built for production: "{1}" takes it in. Add "{0}" to .dockerignore.',
  builtByPattern: 'The lab gets into what is built for production: "{1}" takes it in. Take "{0}" out of it.',
  secret:
    'This looks like a real secret ({0}). Whoever gets the prototype could use it. Replace it with an invented value, and ask whoever issued it to revoke it.',
  unknown:
    'What is imported here is decided only when the code runs, so it could not be checked whether prototype and production stay apart.',
  unknownInLargeFile:
    'This file is too large to be looked into closely, so it could not be checked whether it keeps prototype and production apart. Ask an engineer to look, or make it smaller.',
  unknownIntoLab:
    'What is imported here is decided only when the code runs, and "{0}" may lead into the lab. Write out what is imported, or ask an engineer to look.',
  unknownIntoProduction:
    'What is imported here is decided only when the code runs, and "{0}" may lead to production code. Write out what is imported.',
} as const;

export type LeakText = keyof typeof leakTexts;

/** What a product manager should know of one kind of leak. */
export interface LeakLesson {
  readonly what: string;
  readonly why: string;
  /** What could break. */
  readonly risk: string;
  /** What to do. */
  readonly instead: string;
}

/** What stands on the page that a problem's code leads to. */
export const leakLessons: Readonly<Record<LeakRule, LeakLesson>> = {
  'leak/production-imports-prototype': {
    what: 'A production file uses code of a prototype.',
    why: 'A prototype is made to learn something fast and is thrown away afterwards. Nobody reviewed, tested or secured it for customers.',
    risk: 'Customers would run unreviewed code, and the product breaks on the day the prototype is discarded.',
    instead:
      'Remove the import. When the idea has proved itself, the handoff brief tells engineering what to build in its place.',
  },
  'leak/prototype-imports-production': {
    what: 'A prototype uses code of the product.',
    why: 'A prototype must run by itself, on any computer, and be safe to try. With production code in it, it shows whatever production happens to be today.',
    risk: 'The prototype stops working for participants and colleagues, or calls real systems with real data.',
    instead:
      'Copy the little that is needed into the prototype, or imitate it with sample data. Your model can do that when you ask for it.',
  },
  'leak/pasted-code': {
    what: 'Lines of a prototype were pasted into production.',
    why: 'Pasted code ships as if an engineer had written it, but nobody thought about errors, security, accessibility or upkeep.',
    risk: 'What was good enough to show once reaches customers, and engineers have to look after code whose reasons they do not know.',
    instead:
      'Take the lines out of production. Hand the idea over with the brief, or propose a small change as a lightweight fix, so that it is reviewed.',
  },
  'leak/lab-in-build': {
    what: 'A build of the product takes in the lab.',
    why: 'Whatever a build takes in may be shipped, even if no production file uses it.',
    risk: 'Prototypes, sample data and notes could reach customers, or the build breaks when a prototype is not finished.',
    instead: 'Ask an engineer to leave the lab out of this build. The problem says where, and what to add.',
  },
  'leak/secret': {
    what: 'The lab holds what looks like a real key, token or password.',
    why: 'Prototypes are shown to people, sent around and kept. Whoever gets one gets the secret with it.',
    risk: 'Somebody could use a real system in your name, read data of customers, or cause cost.',
    instead:
      'Replace it with an invented value; a prototype needs no real one. Ask whoever issued it to revoke it, because it may have been seen already.',
  },
  'leak/unknown-import': {
    what: 'What this file imports is decided only when its code runs.',
    why: 'Whether prototype and production stay apart can only be checked where the code says what it imports.',
    risk: 'Perhaps nothing. It could lead to the other side of the boundary without anybody noticing.',
    instead: 'Write out what is imported, or ask an engineer to look.',
  },
};
