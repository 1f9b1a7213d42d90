import type { Hypothesis } from '../../experiment/hypothesis.ts';
import type { ChatMessage } from '../modelTurn.ts';
import { describeHypothesis } from './describeHypothesis.ts';
import { maxQuestions } from './question.ts';

const rules = `You help a product manager to a clickable prototype that tests one hypothesis. Before it is made you may ask up to
${maxQuestions} short questions whose answers would change what people see or do in it. Ask nothing that the hypothesis answers,
nothing about technology, backend, dates or budget, and nothing whose answer hardly matters. Two good questions are
better than five; if nothing is open, ask none.

Each question has two to five short, different answers to choose from. The first is the one you recommend. Write in the
language of the hypothesis. Answer with JSON and nothing else:

{"questions":[{"question":"How do people pay?","why":"It decides how long the last screen is.","options":["Card saved earlier","New card","Invoice"]}]}

Without questions: {"questions":[]}`;

/** Asks a model what it has to know before the first prototype. Its answer is read by `readQuestions`. */
export function buildQuestions(hypothesis: Hypothesis): ChatMessage[] {
  return [
    { role: 'system', content: rules },
    { role: 'user', content: `${describeHypothesis(hypothesis)}\n\nNow answer with the JSON.` },
  ];
}
