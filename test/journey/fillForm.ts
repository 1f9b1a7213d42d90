import type { Frame } from 'playwright-core';

/**
 * Fills the guide's form with a hypothesis that can be tested.
 * @param title its short name, from which the experiment's folder gets its own.
 */
export async function fillForm(guide: Frame, title: string): Promise<void> {
  const fill = (label: string, text: string) => guide.getByLabel(label, { exact: false }).first().fill(text);
  await fill(
    'We believe that …',
    'first-time visitors finish more purchases without having to open an account',
  );
  await fill('For whom', 'First-time visitors on a phone');
  await fill('The problem they have today', 'The sample shop asks for an account before it takes a payment');
  await fillSteps(guide, ['Basket', 'Delivery address', 'Payment', 'Order confirmed']);
  await guide.getByLabel('Task 1: what they should do').fill('Buy what is in the basket without an account');
  await guide.getByLabel('Task 1: how you know they succeeded').fill('They see “Order confirmed”');
  await fill('What you count', 'People who finish the purchase alone');
  await guide.getByRole('button', { name: 'Use 4 of 5, stop at 1' }).click();
  await guide.getByText('More, if you like').click();
  await fill('Short name', title);
  await fill('Riskiest assumption', 'The account is what stops them, not the price of delivery');
}

/** With Enter, as the form says: a button may move away under the pointer when a complaint above it goes. */
async function fillSteps(guide: Frame, steps: readonly string[]): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const field = guide.getByLabel(`Step ${index + 1}`, { exact: true });
    await field.fill(step);
    if (index < steps.length - 1) await field.press('Enter');
  }
}
