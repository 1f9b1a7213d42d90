/** Forms that hold back until they are filled in, and say what is missing beside the field. */
export const validate = String.raw`/* Forms say what is missing, beside the field, before they lead on. */
function problemOf(field) {
  return document.getElementById(field.id + '-problem');
}

function judge(field) {
  const fine = field.checkValidity();
  field.setAttribute('aria-invalid', String(!fine));
  problemOf(field).hidden = fine;
  return fine;
}

function complete(form) {
  const fields = all('[required]', form).filter((field) => field.closest('[hidden]') === null);
  const wrong = fields.filter((field) => !judge(field));
  wrong[0]?.focus();
  return wrong.length === 0;
}

addEventListener('input', ({ target }) => {
  if (target.getAttribute('aria-invalid') === 'true') judge(target);
});

// Captured at the window, so that a form with gaps is held back before the click leads on.
addEventListener(
  'click',
  (event) => {
    const button = event.target.closest('[data-validate] [type=submit]');
    if (button === null || complete(button.form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);
`;

/** Ways to pay; a made-up number that ends in 0002 is declined. */
export const payment = String.raw`/* Ways to pay. No number leaves this page. */
for (const form of all('[data-payment]')) {
  const method = () => one('[data-method]:checked', form).value;
  form.addEventListener('change', () => {
    for (const part of all('[data-only-for]', form)) part.hidden = part.dataset.onlyFor !== method();
  });
}

addEventListener(
  'click',
  (event) => {
    const form = event.target.closest('[data-payment] [type=submit]')?.form;
    const number = form === undefined ? '' : one('[inputmode=numeric]', form).value.replaceAll(' ', '');
    if (form === undefined || !number.endsWith('0002') || one('[data-method]:checked', form).value !== 'Card') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    go(form.dataset.payment + '/error');
  },
  true,
);
`;

/** Names and sizes of chosen files; too large ones are refused. */
export const upload = String.raw`/* Files are listed, never read. */
const largestFile = 5 * 1024 * 1024;

for (const root of all('[data-upload]')) {
  const list = one('[data-files]', root);
  one('input', root).addEventListener('change', ({ target }) => {
    const files = [...target.files];
    const fitting = files.filter((file) => file.size <= largestFile);
    list.append(...fitting.map((file) => fileRow(list, file)));
    if (fitting.length > 0) answer(root.dataset.upload, { value: fitting.map((file) => file.name).join(', ') });
    if (fitting.length < files.length) go(root.dataset.upload + '/error');
  });
}

function fileRow(list, file) {
  const row = list.firstElementChild.cloneNode(true);
  one('strong', row).textContent = file.name;
  one('.hint', row).textContent = Math.ceil(file.size / 1024) + ' kB';
  return row;
}
`;

/** A conversation whose answers are written down. */
export const chat = String.raw`/* A conversation. */
for (const root of all('[data-chat]')) {
  const list = one('.bubbles', root);
  const form = one('form', root);
  const field = one('input', form);

  const say = (text, mine) => {
    const entry = document.createElement('li');
    const words = document.createElement('p');
    words.textContent = text;
    entry.className = mine ? 'mine' : '';
    entry.append(words);
    list.append(entry);
    return entry;
  };

  const ask = (question, reply) => {
    say(question, true);
    answer(root.dataset.chat, { value: '“' + question + '”' });
    const writing = say('…', false);
    setTimeout(() => (writing.firstElementChild.textContent = reply), 600);
  };

  root.addEventListener('click', (event) => {
    const chip = event.target.closest('[data-reply]');
    if (chip !== null) ask(chip.textContent, chip.dataset.reply);
  });
  form.addEventListener('submit', () => {
    if (field.value.trim() === '') return field.focus();
    ask(field.value.trim(), 'Thank you. In the real product, the answer to this would appear here.');
    field.value = '';
  });
}
`;

/** Switches that say when they are saved. */
export const settings = String.raw`/* Switches. */
for (const root of all('[data-settings]')) {
  root.addEventListener('change', () => {
    const switches = all('[role=switch]', root);
    const on = switches.filter((input) => input.checked).length;
    answer(root.dataset.settings, { value: on + ' of ' + switches.length + ' switched on' });
    one('[data-saved]', root).hidden = false;
  });
}
`;
