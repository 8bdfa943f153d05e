/** The look of all pages: one accent, light and dark, from a phone of 320 px upwards. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --accent: #0b6b5e;
  --accent-strong: #08554b;
  --on-accent: #ffffff;
  --ground: #f3f5f4;
  --surface: #ffffff;
  --text: #17211f;
  --soft: #55625f;
  --line: #d5dcda;
  --field-line: #7d8a87;
  --tint: #e6f1ef;
  --banner: #fff3cd;
  --banner-text: #573f00;
  --problem: #9c1f14;
  --problem-ground: #fdecea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --accent: #63c9b8;
    --accent-strong: #86d9cb;
    --on-accent: #06231e;
    --ground: #111716;
    --surface: #1a2221;
    --text: #e8eeec;
    --soft: #a3b1ae;
    --line: #33403d;
    --field-line: #7f8f8b;
    --tint: #20312e;
    --banner: #463a14;
    --banner-text: #ffe9a8;
    --problem: #ffb4a9;
    --problem-ground: #44201c;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column;
  background: var(--ground); color: var(--text);
  font: 16px/1.5 'Golos Text', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif;
}
.banner {
  margin: 0; padding: 10px 16px; text-align: center; font-weight: 600;
  background: var(--banner); color: var(--banner-text);
}
main { flex: 1; width: 100%; max-width: 920px; margin: 0 auto; padding: 40px 16px; }
main.wide { max-width: 1120px; }
footer { display: flex; gap: 24px; justify-content: center; padding: 16px; }
footer a { color: var(--soft); padding: 10px 0; }
a { color: var(--accent); text-underline-offset: 3px; }
h1 { overflow-wrap: break-word; hyphens: auto; margin: 0 0 8px; font-size: 28px; line-height: 1.2; letter-spacing: -0.01em; }
h2 { margin: 28px 0 8px; font-size: 18px; line-height: 1.3; }
p { margin: 0 0 16px; }
code { font: 0.875em/1.45 ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 16px; padding: 32px; }
.card.narrow { max-width: 520px; margin: 0 auto; }
.columns { display: grid; gap: 40px; grid-template-columns: minmax(0, 420px) minmax(0, 1fr); align-items: start; justify-content: center; }
.columns > .card:only-child { grid-column: 1 / -1; width: 100%; max-width: 420px; margin: 0 auto; }
.lead { color: var(--soft); }
.lead b { color: var(--text); font-weight: 600; }
.stack { display: grid; gap: 16px; }
.stack > p { margin: 0; }
label > span { display: block; margin-bottom: 6px; font-weight: 500; }
input:not([type='checkbox'], [type='radio'], [type='hidden']), select, textarea {
  width: 100%; min-height: 48px; padding: 0 14px; font: inherit; color: inherit;
  background: transparent; border: 1px solid var(--field-line); border-radius: 10px;
}
input:focus { border-color: var(--accent); }
input[aria-invalid] { border-color: var(--problem); }
.check { display: flex; gap: 10px; align-items: center; min-height: 44px; cursor: pointer; }
.check span { margin: 0; font-weight: 400; }
.check input { width: 20px; height: 20px; margin: 0; accent-color: var(--accent); }
button { font: inherit; color: inherit; cursor: pointer; }
.primary, .secondary { min-height: 48px; padding: 10px 16px; border-radius: 10px; font-weight: 600; }
.primary { border: 1px solid transparent; background: var(--accent); color: var(--on-accent); }
.primary:hover { background: var(--accent-strong); }
.secondary { border: 1px solid var(--field-line); background: transparent; }
.secondary:hover { background: var(--tint); }
.quiet { min-height: 44px; width: 100%; border: 0; background: none; color: var(--soft); text-decoration: underline; text-underline-offset: 3px; }
.quiet:hover { color: var(--text); }
.cancel { margin-top: 8px; }
details summary { min-height: 44px; padding: 10px 0; color: var(--accent); cursor: pointer; text-decoration: underline; text-underline-offset: 3px; }
.problem { padding: 12px 14px; border-radius: 10px; background: var(--problem-ground); color: var(--problem); }
.ready h2 { margin-top: 0; font-size: 20px; }
.ready > p { color: var(--soft); }
.ready code { color: var(--text); }
.ready ul { display: grid; gap: 8px; margin: 0; padding: 0; list-style: none; }
.account {
  display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 12px; width: 100%; padding: 12px 16px; text-align: left;
  background: var(--surface); border: 1px solid var(--line); border-radius: 12px; transition: border-color 0.15s, background 0.15s;
}
.account:hover { border-color: var(--accent); background: var(--tint); }
.name { font-weight: 600; }
.level { align-self: start; padding: 1px 10px; border: 1px solid var(--line); border-radius: 999px; font-size: 13px; color: var(--soft); white-space: nowrap; }
.level-confirmed { border-color: var(--accent); color: var(--accent); }
.note { grid-column: 1 / -1; color: var(--soft); font-size: 15px; }
.login { grid-column: 1 / -1; color: var(--soft); font-size: 14px; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.plain { padding-left: 20px; }
.empty { padding: 24px; text-align: center; color: var(--soft); background: var(--tint); border-radius: 10px; }
dl { display: grid; grid-template-columns: minmax(120px, 240px) minmax(0, 1fr); gap: 8px 20px; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.refusals { list-style: none; margin: 0; padding: 0; }
.refusals li { padding: 20px 0; border-top: 1px solid var(--line); }
.refusals h2 { margin: 0; }
.refusals dl { grid-template-columns: 120px minmax(0, 1fr); }
.when { color: var(--soft); font-size: 14px; }
textarea { padding: 12px 14px; line-height: 1.4; resize: vertical; }
select { background: var(--surface); }
.top { display: flex; flex-wrap: wrap; gap: 4px 24px; justify-content: space-between; padding: 6px 24px; background: var(--surface); border-bottom: 1px solid var(--line); }
.top a { padding: 10px 0; min-height: 44px; }
.brand { color: var(--text); font-weight: 700; text-decoration: none; }
footer { flex-wrap: wrap; gap: 0 24px; }
.links { display: flex; flex-wrap: wrap; gap: 4px 20px; justify-content: space-between; }
.links a, .tap { display: inline-block; padding: 10px 0; min-height: 44px; }
.hint { margin: 6px 0 0; color: var(--soft); font-size: 14px; }
.wrong { display: block; margin-top: 6px; color: var(--problem); font-size: 15px; }
.note-box { padding: 12px 14px; border-radius: 10px; background: var(--tint); }
.done { padding: 12px 14px; border-radius: 10px; background: var(--tint); color: var(--accent-strong); font-weight: 600; }
.button { display: inline-flex; align-items: center; justify-content: center; text-decoration: none; }
a.primary { color: var(--on-accent); }
a.secondary { color: inherit; }
.actions { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; margin-top: 16px; }
button:disabled { opacity: 0.55; cursor: not-allowed; }
.code-field { max-width: 240px; font-size: 24px !important; letter-spacing: 0.25em; font-variant-numeric: tabular-nums; }
.countdown { color: var(--soft); font-variant-numeric: tabular-nums; }
.pair { display: grid; gap: 16px; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); align-items: start; }
fieldset { margin: 0; padding: 0; border: 0; display: grid; gap: 16px; }
legend { padding: 0; margin-bottom: 4px; font-weight: 600; font-size: 18px; }
.choices { display: flex; flex-wrap: wrap; gap: 0 24px; }
.cabinet { display: grid; gap: 32px; grid-template-columns: 230px minmax(0, 1fr); align-items: start; }
.cabinet nav { display: grid; gap: 2px; position: sticky; top: 16px; }
.cabinet nav a, .cabinet nav button { display: block; width: 100%; padding: 10px 14px; min-height: 44px; text-align: left; border: 0; background: none; border-radius: 10px; color: inherit; text-decoration: none; }
.cabinet nav a:hover, .cabinet nav button:hover { background: var(--tint); }
.cabinet nav a[aria-current] { background: var(--tint); color: var(--accent); font-weight: 600; }
.cabinet .badge { float: right; min-width: 24px; padding: 0 7px; border-radius: 999px; background: var(--accent); color: var(--on-accent); text-align: center; font-size: 14px; font-weight: 600; }
.cabinet .panel { display: grid; gap: 20px; }
.person { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
.person h1 { margin: 0; overflow-wrap: anywhere; hyphens: auto; }
.rows + .empty, .card > :last-child { margin-bottom: 0; }
.stamp { padding: 4px 12px; border: 2px solid var(--accent); border-radius: 8px; color: var(--accent); font-size: 14px; font-weight: 700; letter-spacing: 0.06em; }
.meter { height: 10px; border-radius: 999px; background: var(--line); overflow: hidden; border: 0; width: 100%; appearance: none; display: block; }
.meter::-webkit-progress-bar { background: var(--line); }
.meter::-webkit-progress-value { background: var(--accent); }
.meter::-moz-progress-bar { background: var(--accent); }
.ladder { display: grid; gap: 8px; grid-template-columns: repeat(3, minmax(0, 1fr)); margin: 0 0 4px; padding: 0; list-style: none; }
.ladder li { padding: 10px 4px 0; border-top: 4px solid var(--line); color: var(--soft); font-size: 15px; overflow-wrap: anywhere; }
.ladder .reached { border-color: var(--accent); color: var(--text); }
.ladder [aria-current] { font-weight: 700; }
.ways { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); margin: 0; padding: 0; list-style: none; }
.ways a { display: block; height: 100%; padding: 18px; border: 1px solid var(--line); border-radius: 12px; color: inherit; text-decoration: none; }
.ways a:hover { border-color: var(--accent); background: var(--tint); }
.ways b { display: block; margin-bottom: 4px; color: var(--accent); }
.rows { margin: 0; padding: 0; list-style: none; }
.rows > li { padding: 16px 0; border-top: 1px solid var(--line); }
.rows > li:first-child { border-top: 0; padding-top: 0; }
.rows h2, .rows h3 { margin: 0 0 4px; font-size: 17px; overflow-wrap: anywhere; }
.rows p { margin: 0 0 4px; overflow-wrap: anywhere; }
.rows form:not(.actions) { display: inline; }
.rows .actions { margin-top: 8px; }
.tag { display: inline-block; padding: 1px 10px; border: 1px solid var(--line); border-radius: 999px; font-size: 13px; color: var(--soft); }
.tag.good { border-color: var(--accent); color: var(--accent); }
.tag.bad { border-color: var(--problem); color: var(--problem); }
.big-code { font-size: 22px; letter-spacing: 0.08em; font-weight: 600; }

.nowrap { white-space: nowrap; }
.small { font-size: 20px; margin: 0 0 12px; }
.choices + .wrong { margin-top: -14px; }
.optional { font-weight: 400; color: var(--soft); }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.desk { display: grid; gap: 16px; }
.desk > .lead { margin: 0; }
details.card { padding: 8px 32px; }
details.card[open] { padding-bottom: 32px; }
details.card > summary { font-weight: 600; font-size: 18px; text-decoration: none; }
.next-card { margin-top: 20px; }
.qr { display: block; width: 200px; max-width: 100%; background: #fff; border-radius: 10px; }
@media (max-width: 760px) {
  .cabinet { grid-template-columns: minmax(0, 1fr); gap: 16px; }
  .cabinet nav { position: static; display: flex; flex-wrap: wrap; gap: 4px; }
  .cabinet nav a, .cabinet nav button { width: auto; padding: 9px 12px; border: 1px solid var(--line); background: var(--surface); font-size: 15px; }
  .cabinet nav a[aria-current] { border-color: var(--accent); }
  .cabinet .badge { float: none; margin-left: 6px; }
  h1 { font-size: 24px; }
  .ladder { grid-template-columns: minmax(0, 1fr); gap: 4px; }
  .ladder li { padding: 4px 12px; border-top: 0; border-left: 4px solid var(--line); }
  .top { padding: 2px 16px; }
  .actions .primary, .actions .secondary { flex: 1 1 100%; }
  main { padding: 16px; }
  .card { padding: 24px 20px; }
  details.card { padding: 8px 20px; }
  .columns { grid-template-columns: minmax(0, 1fr); gap: 28px; }
  .columns > .card:only-child { max-width: none; }
  dl, .refusals dl { grid-template-columns: minmax(0, 1fr); gap: 2px; }
  dd + dt { margin-top: 10px; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`;
