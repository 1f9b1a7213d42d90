import type { AcceptanceCriterion, Brief } from '../briefSchema.ts';
import { isToBuild } from '../isToBuild.ts';
import { bullets, dayOf } from '../markdown/blocks.ts';
import { draftNotice } from '../markdown/decisionSection.ts';
import { code, escape, escapeHeading, quoted } from '../markdown/escape.ts';
import { asSentence, scenarioWords, withoutStop } from '../markdown/scenarioWords.ts';
import { riskiestFrom } from '../openQuestions.ts';
import { edgeCases } from './edgeCases.ts';

/**
 * The brief as the beginning of a specification in the shape of spec-kit's `spec-template.md` (github.com/github/spec-kit, as
 * of 2026): what and why, from the records, and nothing about how. What nobody has decided is marked as the template asks,
 * in at most three places.
 */
export function renderSpecKit(brief: Brief): string {
  const { experiment, asOf, status } = brief;
  const blocks = [
    `# Feature Specification: ${escapeHeading(experiment.title, 'untitled')}`,
    ...draftNotice(brief),
    ...notToBuild(brief),
    `**Feature Branch**: ${code(experiment.slug)}`,
    `**Created**: ${dayOf(asOf)}`,
    '**Status**: Draft',
    `**Input**: Handoff brief ${code(experiment.slug)} (${status}, decision: ${brief.decision?.outcome ?? 'none'}). ${escape(brief.hypothesis.belief)}`,
    '## User Scenarios & Testing *(mandatory)*',
    ...brief.acceptanceCriteria.flatMap((criterion, index) => story(brief, criterion, index)),
    '### Edge Cases',
    ...edgeLines(brief),
    '## Requirements *(mandatory)*',
    '### Functional Requirements',
    bullets(numbered('FR', requirements(brief))),
    ...undecided(brief),
    '## Success Criteria *(mandatory)*',
    '### Measurable Outcomes',
    bullets(numbered('SC', outcomes(brief))),
    '## Assumptions',
    bullets(assumptions(brief)),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const notAsked = {
  later: '**Nothing to build now.** It is kept for later.',
  stop: '**Nothing to build.** It was validated, and is not to be built.',
} as const;

/** A specification reads like an order, also where the records say that none was given. */
function notToBuild(brief: Brief): string[] {
  const { status, decision, handoff } = brief;
  if (status === 'draft' || isToBuild(brief)) return [];
  const { disposition } = handoff;
  const why =
    decision?.outcome === 'validated' && (disposition === 'later' || disposition === 'stop')
      ? notAsked[disposition]
      : `**Nothing to build.** The decision is ${decision?.outcome ?? 'none'}; this is kept to be read, not to be planned from.`;
  return [`> ${why}`];
}

const lowest = 3;

function story(brief: Brief, criterion: AcceptanceCriterion, index: number): string[] {
  const { id, participants, standing } = criterion;
  const { given, when, outcome } = scenarioWords(criterion);
  const task = quoted(withoutStop(criterion.when));
  const alone = participants.completed.length;
  const tried = Object.values(participants).flat().length;
  const why =
    standing === 'untested'
      ? 'Nobody has tried this yet.'
      : `${alone} of ${tried} who tried the prototype did this without help (${id} of the brief).`;
  return [
    `### User Story ${index + 1} - ${escapeHeading(criterion.when, 'untitled')} (Priority: P${Math.min(index + 1, lowest)})`,
    `Somebody of the segment ${quoted(withoutStop(brief.hypothesis.segment))} wants to do this: ${task}.`,
    `**Why this priority**: Nobody ranked the tasks; this is their order in the test. ${why}`,
    `**Independent Test**: Give this task to somebody of the segment who has not seen it, and do not help: ${task}.`,
    '**Acceptance Scenarios**:',
    `1. **Given** ${given}, **When** ${when}, **Then** ${outcome}`,
  ];
}

/** What is no requirement. */
const nothingKnown = /^(?:none|nothing|no|n\/a)(?: known)?[.!]?$/i;

function requirements(brief: Brief): string[] {
  const { acceptanceCriteria, flow, handoff } = brief;
  const needs = [
    ['The system MUST protect the personal data it touches', handoff.privacy],
    ['The system MUST keep what is confidential out of the wrong hands', handoff.security],
    ['The system MUST meet the needs of people who cannot see, hear or point', handoff.accessibility],
  ].filter(([, text = '']) => text.trim() !== '' && !nothingKnown.test(text.trim()));
  const steps = flow.map(({ title, detail = '', step }) => {
    const name = quoted(title.trim() || step);
    return detail.trim() === '' ? name : `${name} (${escape(withoutStop(detail))})`;
  });
  return [
    ...acceptanceCriteria.map(
      ({ id, when }) =>
        `People MUST be able to do this without help: ${quoted(withoutStop(when))} (${id} of the brief).`,
    ),
    ...(steps.length === 0 ? [] : [`The system MUST lead people through these steps: ${steps.join(', ')}.`]),
    ...needs.map(([duty = '', text = '']) => `${duty}. What the product side knows: ${asSentence(text)}`),
  ];
}

/** What somebody has to answer before there can be a requirement; the riskiest assumption stands under assumptions. */
function undecided({ openQuestions }: Brief): string[] {
  const others = new Set([riskiestFrom, 'crossing']);
  const asked = openQuestions.filter(({ from }) => !others.has(from)).slice(0, lowest);
  if (asked.length === 0) return [];
  return [
    'To be answered before this can be required or left out:',
    bullets(
      asked.map(
        ({ question, owner }) => `[NEEDS CLARIFICATION: ${asSentence(question)} Owner: ${asSentence(owner)}]`,
      ),
    ),
  ];
}

function edgeLines(brief: Brief): string[] {
  const cases = edgeCases(brief);
  if (cases.length === 0) return ['None was designed.'];
  return ['The prototype has a first design for each of these; see the brief.', bullets(cases)];
}

function outcomes({ bar, handoff }: Brief): string[] {
  const production =
    handoff.target === ''
      ? []
      : [
          `${escape(bar.metric)}: ${escape(handoff.target)}${handoff.baseline === '' ? '' : ` (today: ${escape(handoff.baseline)})`}`,
        ];
  return [
    ...production,
    `At least ${bar.passAtLeast} of ${bar.minimumParticipants} people of the segment do every task without help, which was the bar of the test`,
  ];
}

function assumptions({ hypothesis, nonGoals, gaps, throwAway }: Brief): string[] {
  return [
    hypothesis.riskiestAssumption.trim() === ''
      ? ''
      : `Riskiest assumption: ${escape(hypothesis.riskiestAssumption)}`,
    ...nonGoals.filter((line) => line.trim() !== '').map((line) => `Out of scope: ${escape(line)}`),
    `The code of the prototype is not reused and is to be thrown away on ${throwAway.until}; the brief lists ${gaps.length} production gaps in it`,
  ];
}

function numbered(prefix: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `**${prefix}-${`${index + 1}`.padStart(3, '0')}**: ${line}`);
}
