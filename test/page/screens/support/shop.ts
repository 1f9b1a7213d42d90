/** A prototype with what is hard to picture: variables and sizes of the root, widths, a moving card, form state, a canvas, a dialog, odd attributes. */
export const shop = `<!doctype html><html lang="en"><head><title>Shop</title><style>
:root { --accent: #0b5cad; --gap: 16px; padding-top: 4px }
html { font-size: 18px }
body { margin: 0; min-height: 100vh; background: linear-gradient(#fff, #e8f0fb); color: #223; font-family: system-ui }
main { padding: 1rem }
h1 { font-size: 1.5rem; color: var(--accent) }
html > body .row { display: flex; gap: var(--gap); flex-wrap: wrap }
.card { flex: 1 1 40%; padding: 1rem; border-radius: 12px; background: light-dark(#fff, #000); opacity: 0; animation: in 0.4s forwards }
@keyframes in { from { opacity: 0; transform: translateY(20px) } to { opacity: 1; transform: none } }
@media (max-width: 500px) { .wide { display: none } }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }
input, select, textarea { display: block; width: 100%; margin: 0.5rem 0; font: inherit }
.bottom { position: fixed; inset: auto 0 0; padding: 1rem; background: #223; color: #fff }
</style></head><body>
<main data-screen="list"><h1>Our cheeses &amp; more</h1><p class="wide">Only where there is space</p>
<div class="row"><div class="card" @click="x" x-on:click="y">Brie<img alt="" width="60" height="60"
src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'%3E%3Ccircle cx='5' cy='5' r='5' fill='gold'/%3E%3C/svg%3E"></div>
<div class="card">Gouda <canvas width="80" height="40"></canvas></div></div>
<input id="amount"><label><input type="checkbox" style="display:inline;width:auto"> Keep</label>
<select><option>One<option>Two</select><textarea></textarea><!-- a -- comment --><fb:like>odd</fb:like>
<button data-go="basket">Basket</button><div class="bottom">3 items</div></main>
<main data-screen="basket"><h1>Your basket</h1><p data-state="empty">Nothing yet, which is fine</p><p data-state="ready">Two cheeses</p>
<dialog><p>Shall we keep it for you?</p></dialog></main>
<script>
const [amount, keep] = document.querySelectorAll('input');
amount.value = 'typed';
keep.checked = true;
document.querySelector('select').selectedIndex = 1;
document.querySelector('textarea').value = 'A <b>long</b> text';
const context = document.querySelector('canvas').getContext('2d');
context.fillStyle = 'tomato';
context.fillRect(0, 0, 40, 40);
document.styleSheets[document.styleSheets.length - 1].insertRule('.bottom { font-weight: 700 }');
</script></body></html>`;
