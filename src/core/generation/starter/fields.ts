import type { StepContext } from './composition.ts';
import { type SafeHtml, html } from './html.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url';
  readonly hint?: string;
  /** What to say when it is missing or wrong; a field without it may stay empty. */
  readonly problem?: string;
  readonly placeholder?: string;
  /** What is in it at the start; for fields that nobody should fill with something real. */
  readonly value?: string;
  readonly pattern?: string;
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric';
  readonly long?: boolean;
  /** Whether later screens show what is entered here as the answer of this step. */
  readonly answers?: boolean;
}

/** A labelled field with room for its hint and its problem, tied together for screen readers. */
export function fieldRow(context: StepContext, field: Field): SafeHtml {
  const id = `${context.step.id}-${field.name}`;
  const described = [field.hint && `${id}-hint`, field.problem && `${id}-problem`].filter(Boolean).join(' ');
  const shared = html`id="${id}" name="${field.name}" ${field.problem !== undefined && html`required`}
  ${described !== '' && html`aria-describedby="${described}"`}
  ${field.value !== undefined && html`value="${field.value}"`}
  ${field.placeholder !== undefined && html`placeholder="${field.placeholder}"`}
  ${field.autocomplete !== undefined && html`autocomplete="${field.autocomplete}"`}
  ${field.answers === true && html`data-answer="${context.step.id}"`}`;
  const input = field.long
    ? html`<textarea ${attributes(shared)} rows="3"></textarea>`
    : html`<input
        type="${field.type ?? 'text'}"
        ${attributes(shared)}
        ${field.pattern !== undefined && html`pattern="${field.pattern}"`}
        ${field.inputmode && html`inputmode="${field.inputmode}"`}
      />`;
  return html`<div class="field">
    <label for="${id}"
      >${field.label}${field.problem === undefined && html` <span class="hint">(optional)</span>`}</label
    >
    ${field.hint !== undefined && html`<p class="hint" id="${id}-hint">${field.hint}</p>`} ${tidy(input)}
    ${field.problem !== undefined && html`<p class="field-error" id="${id}-problem" hidden>${field.problem}</p>`}
  </div>`;
}

/** Attributes on one line, however the template that made them was laid out. */
function attributes(markup: SafeHtml): SafeHtml {
  return { markup: markup.markup.replaceAll(/\s+/g, ' ').trim() };
}

/** Takes out the blanks that attributes left out leave before the end of a tag. */
function tidy(markup: SafeHtml): SafeHtml {
  return { markup: markup.markup.replaceAll(/ +>/g, '>') };
}

const name: Field = {
  name: 'name',
  label: 'Name',
  problem: 'Please enter a name.',
  autocomplete: 'name',
  answers: true,
};
const email: Field = {
  name: 'email',
  label: 'Email',
  type: 'email',
  placeholder: 'name@example.com',
  problem: 'Please enter an email address such as name@example.com.',
  autocomplete: 'email',
};
const phone: Field = {
  name: 'phone',
  label: 'Phone',
  type: 'tel',
  hint: 'Only if something changes on the day.',
  autocomplete: 'tel',
};

/** The fields a form asks for, by the words of its step; name and email when they give no hint. */
export function fieldsFor(words: string): readonly Field[] {
  const found: Field[] = [];
  if (/sign.?in|log.?in/i.test(words)) return [{ ...email, answers: true }, password];
  const wantsAddress = /address|deliver|ship|where\b/i.test(words);
  if (wantsAddress || !/describe|tell us|feedback|problem|reason/i.test(words) || /name|contact/i.test(words))
    found.push(name);
  if (wantsAddress) found.push(...address);
  if (!wantsAddress || /email/i.test(words)) found.push({ ...email, answers: found.length === 0 });
  if (/phone|call|contact|number/i.test(words)) found.push(phone);
  if (/company|business|organi[sz]ation|employer/i.test(words)) found.push(company);
  if (/password|account|register|sign.?up/i.test(words)) found.push(password);
  if (!wantsAddress && /describe|tell us|note|message|feedback|problem|reason|request/i.test(words))
    found.push(note);
  return found;
}

const address: readonly Field[] = [
  {
    name: 'street',
    label: 'Street and number',
    problem: 'Please enter a street and number.',
    autocomplete: 'street-address',
  },
  { name: 'postcode', label: 'Postcode', problem: 'Please enter a postcode.', autocomplete: 'postal-code' },
  {
    name: 'city',
    label: 'Town or city',
    problem: 'Please enter a town or city.',
    autocomplete: 'address-level2',
  },
];

const company: Field = { name: 'company', label: 'Company', autocomplete: 'organization' };

const password: Field = {
  name: 'password',
  label: 'Password',
  type: 'password',
  hint: 'Already filled in: nobody should type a real one here.',
  value: 'sample-only',
  problem: 'Please enter at least eight characters.',
  pattern: '.{8,}',
  autocomplete: 'off',
};

const note: Field = {
  name: 'note',
  label: 'In your words',
  long: true,
  hint: 'One or two sentences are enough.',
};
