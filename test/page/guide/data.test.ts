import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { guideForEach } from './support/guideForEach.ts';
import type { GuidePage } from './support/guidePage.ts';
import { situations } from './support/situations.ts';

describe('guide: the data of an internal tool', function () {
  this.timeout(30_000);
  let guide: GuidePage;
  guideForEach((opened) => {
    guide = opened;
  });

  const show = async (state: Parameters<GuidePage['show']>[0]): Promise<void> => {
    await guide.show(state);
    const toggle = guide.page.locator('#toggle-prototype');
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  };
  const section = () => guide.page.locator('.data').innerText();

  it('can be attached before the first prototype, and says what the model will see of it', async () => {
    await show(situations['tool-without-data']);
    assert.match(await section(), /The model sees names, types and a few rows/);
    await guide.button('Attach data').click();
    await guide.hears('attachData');
  });

  it('is described by rows, columns and what was odd about it', async () => {
    await show(situations.tool);
    assert.match(await section(), /84,213 rows, 7 columns, from orders-2029\.csv/);
    assert.match(await section(), /12 rows had more cells/);
    await guide.page.locator('.columns > summary').click();
    assert.match(await section(), /Placed on date[^]*E-mail text\s+personal, left out[^]*personal, approved/);
  });

  it('leaves personal columns out until somebody says which and why', async () => {
    await show(situations.tool);
    assert.match(await section(), /2 columns look personal and are left out[^]*E-mail, Phone/);
    await guide.button('Use some of them …').click();
    await guide.button('Approve').click();
    assert.match(await section(), /Choose at least one column[^]*Using personal data needs a reason/);
    assert.equal(guide.sent('approvePersonalData').length, 0);
    await guide.page.getByRole('checkbox', { name: /E-mail/ }).check();
    await guide.field('Why may they be used?').fill('The team calls these people back');
    await guide.button('Approve').click();
    const { dataset, columns, reason } = await guide.hears('approvePersonalData');
    assert.deepEqual([dataset, columns, reason], ['orders', ['e_mail'], 'The team calls these people back']);
  });

  it('keeps the reason for an approval until it was recorded, and for its own experiment', async () => {
    await show(situations.tool);
    await guide.button('Use some of them …').click();
    await guide.page.getByRole('checkbox', { name: /E-mail/ }).check();
    await guide.field('Why may they be used?').fill('The team calls these people back');
    await guide.button('Approve').click();
    await guide.hears('approvePersonalData');
    await guide.show({ ...situations.tool, problem: situations.failed.problem });
    const reason = guide.field('Why may they be used?');
    assert.equal(await reason.inputValue(), 'The team calls these people back', 'it failed');
    const { active } = situations.tool;
    assert.ok(active);
    await show({ ...situations.tool, active: { ...active, slug: 'another-tool' } });
    await guide.button('Use some of them …').click();
    assert.equal(await reason.inputValue(), '', 'another experiment');
    await guide.button('Leave them out').click();
    await show(situations.tool);
    await guide.button('Use some of them …').click();
    assert.equal(await reason.inputValue(), 'The team calls these people back');
    await guide.page.getByRole('checkbox', { name: /E-mail/ }).check();
    await guide.button('Approve').click();
    await guide.hears('approvePersonalData', 2);
    const datasets = active.datasets.map((dataset) => ({
      ...dataset,
      columns: dataset.columns.map((column) =>
        column.name === 'e_mail'
          ? { ...column, personal: { why: 'holds e-mail addresses', approved: true } }
          : column,
      ),
    }));
    await guide.show({ ...situations.tool, active: { ...active, datasets } });
    assert.equal(await reason.count(), 0);
    await guide.button('Use some of them …').click();
    assert.equal(await reason.inputValue(), '', 'once it is recorded');
  });

  it('goes away only when somebody says so twice', async () => {
    await show(situations.tool);
    await guide.button('Remove orders').click();
    assert.equal(guide.sent('removeData').length, 0);
    await guide.button('Remove').click();
    assert.equal((await guide.hears('removeData')).dataset, 'orders');
  });

  it('goes with the tool when it is saved as one file', async () => {
    await show(situations.tool);
    await guide.button('Save as one file').click();
    assert.equal((await guide.hears('exportTool')).variant, 'a');
  });
});
