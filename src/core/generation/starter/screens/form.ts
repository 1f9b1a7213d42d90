import type { Composition } from '../composition.ts';
import { fieldRow, fieldsFor } from '../fields.ts';
import { html } from '../html.ts';
import { icon } from '../icons.ts';
import { backButton, errorBlock, leadsOn, onwardLabel, skeletonLines, withChoices } from '../parts.ts';

/** A short form that says what is missing, beside the field, when one goes on. */
export const form: Composition = {
  lead: 'Only what is needed. Nothing you enter leaves this page.',
  invitation: 'Continue',
  behaviours: ['validate'],
  collects: () => ({ value: 'Not filled in yet', price: 0 }),
  states: (context) => ({
    ready: withChoices(
      context,
      html`<form data-validate novalidate>
        ${fieldsFor(`${context.step.title} ${context.step.detail ?? ''}`).map((field) => fieldRow(context, field))}
        <div class="actions">
          <button type="submit" ${leadsOn(context)}>${onwardLabel(context)}${icon('arrowRight')}</button>
          ${backButton(context)}
        </div>
      </form>`,
    ),
    loading: html`<p role="status" class="muted">Saving what you entered…</p>
      ${skeletonLines(4)}`,
    error: errorBlock(
      context,
      'This could not be saved.',
      'What you entered is still here.',
      'Back to the form',
    ),
  }),
};
