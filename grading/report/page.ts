import { html, trusted, type Markup } from './html';

/** Looks of the report and of the feedback pages; light, since the pictures are. */
const STYLE = `
:root { color-scheme: light; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --ground: #f6f8fa;
  --passed: #1a7f37; --failed: #bd1f01; --unattempted: #7a5a00; --missing: #59636e; --contained: #6f2a9c; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1.25rem 4rem; color: var(--ink); background: #fff;
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.25rem; margin: 2.4rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { font-size: 1.05rem; margin: 0 0 .3rem; }
p { margin: .35rem 0; } .soft { color: var(--soft); } a { color: #0757b8; }
code, .number { font-variant-numeric: tabular-nums; }
code { font: .92em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; background: var(--ground); padding: .05em .3em; border-radius: 4px; }
nav { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .6rem 0; }
dl.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .8rem; margin: 1.2rem 0; }
dl.figures div { border: 1px solid var(--line); border-radius: 8px; padding: .6rem .9rem; }
dl.figures dt { color: var(--soft); font-size: .9rem; } dl.figures dd { margin: 0; font-size: 1.5rem; font-weight: 600; }
.scroll { overflow-x: auto; } figure { margin: 0; }
table { border-collapse: collapse; font-size: .92rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
th, td { padding: .3rem .55rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--line); }
td { overflow-wrap: anywhere; } td.whole { white-space: nowrap; } tbody th { white-space: nowrap; }
.matrix tbody th { white-space: normal; overflow-wrap: anywhere; max-width: 22rem; }
td.number, th.number { text-align: right; } td.number { white-space: nowrap; } td.text { min-width: 14rem; }
table .number { vertical-align: bottom; } tbody .number { vertical-align: top; }
.matrix { overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: 8px; }
.matrix table { border-collapse: separate; border-spacing: 0; }
.matrix thead th { position: sticky; top: 0; background: #fff; z-index: 1; vertical-align: bottom; }
.matrix thead th.turned span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; font-weight: 500; }
.matrix td.outcome { text-align: center; padding: .3rem .4rem; border-left: 1px solid #fff; }
.outcome, .badge { font-weight: 700; }
.passed { color: var(--passed); background: #e6f4ea; } .failed { color: var(--failed); background: #fdeae6; }
.unattempted { color: var(--unattempted); background: #fff5d6; } .missing { color: var(--missing); background: var(--ground); }
.contained { color: var(--contained); background: #f3e8fb; }
.badge { border-radius: 1em; padding: .05rem .6rem; font-size: .88rem; white-space: nowrap; }
.shares { display: flex; width: 13rem; height: 1.1rem; border-radius: 4px; overflow: hidden; background: var(--ground); border: 1px solid var(--line); }
.shares i.passed { background: #2e9e5b; } .shares i.failed { background: #d9572f; } .shares i.unattempted { background: #e8bf4f; }
.shares i.missing { background: #c8cfd6; } .shares i.contained { background: #9b5fc4; }
.card { border: 1px solid var(--line); border-left: 5px solid var(--line); border-radius: 8px; padding: .8rem 1.1rem; margin: .9rem 0; break-inside: avoid; }
.card.passed, .card.failed, .card.unattempted, .card.missing, .card.contained { background: #fff; color: var(--ink); border-left-color: var(--edge); }
.card.passed { --edge: var(--passed); } .card.failed { --edge: var(--failed); } .card.unattempted { --edge: var(--unattempted); } .card.contained { --edge: var(--contained); } .card.missing { --edge: var(--missing); }
.card h3 { display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: baseline; }
.card h3 .number { margin-left: auto; }
.shown { display: flex; flex-wrap: wrap; gap: .6rem 2rem; margin-top: .6rem; }
.shown caption { white-space: nowrap; }
.shown td { font-family: ui-monospace, "DejaVu Sans Mono", monospace; text-align: right; padding: .1rem .5rem; border: 0; }
ul { margin: .3rem 0; padding-left: 1.3rem; }
@media print { table { font-size: 8.5pt; } .shares { width: 6rem; } td.whole { white-space: normal; } td.text { min-width: 9rem; } .scroll { overflow: visible; } body { max-width: none; padding: 0; font-size: 11pt; } nav { display: none; } .matrix { max-height: none; overflow: visible; border: 0; }
  .matrix thead th { position: static; } thead { display: table-header-group; } tr, figure, .card { break-inside: avoid; } h2 { break-after: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;

/** A page that needs nothing from elsewhere; it may run no script and load nothing, whatever is in it. */
export const page = (title: string, body: Markup): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'"
        />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `.markup;
