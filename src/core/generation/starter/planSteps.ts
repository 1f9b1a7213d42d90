import type { Hypothesis, HypothesisKind, Step } from '../../experiment/hypothesis.ts';
import type { Composition, PlannedStep } from './composition.ts';
import { announcement } from './screens/announcement.ts';
import { basket } from './screens/basket.ts';
import { browse } from './screens/browse.ts';
import { chat } from './screens/chat.ts';
import { choose } from './screens/choose.ts';
import { deck } from './screens/deck.ts';
import { details } from './screens/details.ts';
import { done } from './screens/done.ts';
import { email } from './screens/email.ts';
import { explain } from './screens/explain.ts';
import { form } from './screens/form.ts';
import { inlineEdit } from './screens/inlineEdit.ts';
import { landing } from './screens/landing.ts';
import { narrowDown } from './screens/narrowDown.ts';
import { overview } from './screens/overview.ts';
import { payment } from './screens/payment.ts';
import { reorder } from './screens/reorder.ts';
import { review } from './screens/review.ts';
import { schedule } from './screens/schedule.ts';
import { settings } from './screens/settings.ts';
import { toolExport } from './screens/toolExport.ts';
import { toolOverview } from './screens/toolOverview.ts';
import { toolRecord } from './screens/toolRecord.ts';
import { toolTable } from './screens/toolTable.ts';
import { upload } from './screens/upload.ts';
import { welcome } from './screens/welcome.ts';

type Rule = readonly [words: RegExp, composition: Composition];

/** Words that mean the same in every kind. The first rule that fits decides, so the exact ones come first. */
const common = {
  done: [
    /\b(?:done|success|thank|confirmed|confirmation|complete[d]?\b|finish|receipt|sent\b|placed|all set|booked|saved\b)/i,
    done,
  ],
  settings: [/\b(?:settings?|preference|notif|remind|alerts?\b|privacy)/i, settings],
  upload: [/\b(?:upload|photo|attach|scan|import)/i, upload],
  form: [
    /\b(?:form\b|sign.?up|register|regist|your details|address|account|enter|fill|profile|apply|name\b|about you|log.?in|sign.?in|tell us|describe|contact details|waitlist|join|interest)/i,
    form,
  ],
  review: [/\b(?:review|confirm|check\b|verify|summary)/i, review],
} satisfies Record<string, Rule>;

const rules: Record<HypothesisKind, readonly Rule[]> = {
  customerFlow: [
    common.done,
    [/\b(?:welcome|home\b|start\b|intro)/i, welcome],
    [/\b(?:pay|checkout|check out|card\b|billing|purchase)/i, payment],
    [
      /\b(?:schedul|date\b|times?\b|slot|calendar|appointment|book\b|booking|reserve|when\b|days?\b|pick.?up)/i,
      schedule,
    ],
    common.review,
    [/\b(?:basket|cart|bag\b|trolley|wish.?list|favou?rites)/i, basket],
    common.settings,
    common.upload,
    [/\b(?:chat|messag|conversation|support|ask\b|contact us|talk)/i, chat],
    common.form,
    [/\bdetails?\b|\b(?:product|item) page/i, details],
    [
      /\b(?:choose|compare|select|pick|option|plans?\b|decide|offer|package|tier|size|delivery|shipping)/i,
      choose,
    ],
    [
      /\b(?:browse|list\b|search|find|explore|catalog|results|discover|shop|gallery|look|see\b|filter|menu)/i,
      browse,
    ],
    [/\b(?:dashboard|overview|status|progress|track|history)/i, overview],
    [/\b(?:detail|view|open|read|learn|product|item|inspect|info)/i, details],
  ],
  messaging: [
    [/\b(?:e-?mail|inbox|newsletter|mail\b)/i, email],
    [/\b(?:announce|banner|in-app|pop.?up|notification|what's new|modal|toast)/i, announcement],
    common.form,
    common.done,
    [/\b(?:price|pricing|plan|compare|option|choose|offer)/i, choose],
    [/\b(?:learn|explain|how it works|faq|question|details|read more|why)/i, explain],
    [/\b(?:landing|page|home|headline|hero|site|ad\b|visit|message)/i, landing],
    common.review,
  ],
  interaction: [
    common.done,
    [/\b(?:reorder|order\b|rank|priorit|sort\b|arrange|drag|sequence)/i, reorder],
    [/\b(?:edit|renam|change|correct|inline|fix|adjust)/i, inlineEdit],
    [/\b(?:swipe|triage|keep|skip|cards?\b|decide|approve|like|sort through|go through)/i, deck],
    [/\b(?:filter|search|find|narrow|browse|look|list)/i, narrowDown],
    common.settings,
    common.upload,
    common.review,
    common.form,
    [/\b(?:choose|compare|select|pick)/i, choose],
  ],
  internalTool: [
    [/\b(?:export|download|csv|save as|report)/i, toolExport],
    common.done,
    [/\b(?:dashboard|overview|home|stats|numbers|kpi|summary|today|monitor)/i, toolOverview],
    [/\b(?:table|list|queue|filter|search|find|sort|browse|rows|backlog|see all|all )/i, toolTable],
    [
      /\b(?:detail|open|record|case|inspect|assign|resolve|mark|update|decide|approve|change|look into|one )/i,
      toolRecord,
    ],
    common.upload,
    common.settings,
    common.form,
  ],
};

/** When no word helps, the place in the sequence decides: a way in, things to do, an end. */
const byPlace: Record<
  HypothesisKind,
  { first: Composition; between: readonly Composition[]; last: Composition }
> = {
  customerFlow: { first: browse, between: [details, choose, form, review], last: done },
  messaging: { first: landing, between: [explain, form, announcement], last: done },
  interaction: { first: reorder, between: [deck, narrowDown, inlineEdit], last: done },
  internalTool: { first: toolOverview, between: [toolTable, toolRecord, toolExport], last: toolExport },
};

/** Chooses a composition for every step, by the words of its title, then of its detail, then by its place. */
export function planSteps(hypothesis: Hypothesis): PlannedStep[] {
  return hypothesis.steps.map((step, index) => ({
    step,
    composition: compositionFor(hypothesis, step, index),
  }));
}

function compositionFor(hypothesis: Hypothesis, step: Step, index: number): Composition {
  const { kind, steps } = hypothesis;
  const byWords = (text: string) => rules[kind].find(([words]) => words.test(text))?.[1];
  return (
    byWords(step.title) ?? byWords(step.detail ?? '') ?? compositionByPlace(hypothesis, index, steps.length)
  );
}

function compositionByPlace(hypothesis: Hypothesis, index: number, count: number): Composition {
  const { first, between, last } = byPlace[hypothesis.kind];
  // A single step shows what the hypothesis is about, not an end without a beginning.
  if (index === 0) return patternOf(hypothesis) ?? first;
  if (index === count - 1) return last;
  return between[(index - 1) % between.length] ?? first;
}

/** The interaction that the hypothesis as a whole speaks of. */
function patternOf({ kind, title, belief }: Hypothesis): Composition | undefined {
  if (kind !== 'interaction') return undefined;
  return rules.interaction.find(
    ([words, composition]) => composition !== done && words.test(`${title} ${belief}`),
  )?.[1];
}
