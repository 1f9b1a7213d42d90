import { contract } from '../../core/prototype/contract.ts';

/** `.gitignore` of a lab: our own folder holds history, drafts and locks of this machine. */
export const gitignore = '.footbridge/\n';

/**
 * `.gitattributes` of a lab: logs only grow, one record a line, and records know each other by id. So what two clones added is kept from
 * both, where git would else ask which of the two to keep.
 */
export const gitattributes = [
  'experiments/*/*.jsonl merge=union',
  'experiments/*/evidence/*.jsonl merge=union',
  '',
].join('\n');

/** `AGENTS.md` of a lab: what any coding agent that opens it has to keep to. */
export const agentsGuide = `# Rules for coding agents in this lab

This folder is a Footbridge lab: prototypes that exist to learn something, and are thrown away afterwards.

1. Change files only in \`experiments/<experiment>/variants/<variant>/\`.
2. Everything else here is a record: \`footbridge.json\`, \`experiment.json\`, \`*.jsonl\`, \`evidence/\`,
   \`handoff/\`, \`learnings/\` and \`.footbridge/\`. Read it, never write it. Never make up evidence.
3. The production folders linked in \`footbridge.json\` are for reading only, even when they are open beside
   this lab. Never import from them and never copy secrets or customers' data out of them.
4. Once \`experiment.json\` holds a \`verdict\`, its prototype no longer changes.

What a variant may be:

- \`${contract.entry}\` is the entry. HTML, CSS, JavaScript, TypeScript (also TSX), JSON, SVG, Markdown, text and
  CSV, named by relative paths. No packages, no build step, no configuration files, no names that start with
  a dot.
- It runs offline: nothing is loaded from or sent to a network. Sample content is invented and says so.
- Each screen's root has \`${contract.screen}="<step id>"\` with the step ids of \`experiment.json\`; its states have
  \`${contract.state}="<state>"\`, beginning with \`${contract.readyState}\`. One screen shows at a time.
- \`${contract.go}="<screen>"\` (or \`"<screen>/<state>"\`, or \`"back"\`) on a control navigates on click. In code:
  \`import { go, back, onScreen } from '${contract.kitModule}'\`.
- \`${contract.taskStep}="<name>"\` marks the controls that matter to a task.
- \`#<screen>/<state>\` opens a screen in a state directly.
`;

/** `README.md` of a lab, for people who find it. */
export function readme(name: string): string {
  return `# ${name}

A Footbridge lab: the place where ideas are tried out before anybody builds them. The prototypes in here are
throwaway. What stays is what was learnt.

| folder | what it holds |
|---|---|
| \`experiments/<name>/experiment.json\` | the hypothesis, and the bar that was set before people saw the prototype |
| \`experiments/<name>/variants/\` | the prototypes, plain files |
| \`experiments/<name>/evidence/\` | what happened in each test session; participants are codes, not names |
| \`experiments/<name>/handoff/\` | the brief for engineering |
| \`learnings/\` | what was learnt, also from prototypes that are gone |

Open \`${name}.code-workspace\` in VS Code with the Footbridge extension to work in it. It is all plain files:
keep the folder in git if you like. Sessions that several people gathered merge by themselves. Where two people changed
the same \`experiment.json\` git asks which lines to keep; until that is settled Footbridge shows the experiment as
one it cannot read, and changes nothing in it.

Nothing in here is meant for production. Ideas reach it through the brief, and engineering builds them anew.
`;
}
