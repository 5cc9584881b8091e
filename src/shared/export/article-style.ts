/** The style of a standalone article: the words in a measure, notes in the margin or, on a narrow page, below their words. */
export const ARTICLE_STYLE = `
:root { color-scheme: light dark; --ink: #24211c; --paper: #fdfbf6; --quiet: #6a6459; --line: #d9d2c3;
  --amber: #f3c34a; --blue: #6ea8e6; --green: #74bf7d; --purple: #b08be0; --slate: #94a0ad;
  --red: #e6796f; --teal: #55b8b0; --pink: #e88bb5; --lime: #a9c94a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e2d6; --paper: #1c1a17; --quiet: #a39c8e; --line: #3d3931; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.6 Georgia, 'Times New Roman', serif; }
main { max-width: 38em; margin: 3em auto; padding: 0 21em 0 2em; }
h1 { font-size: 1.7em; line-height: 1.2; }
.about, .note { font-family: system-ui, sans-serif; }
.about { color: var(--quiet); font-size: 0.8em; }
.about a, .note a { color: inherit; }
img { max-width: 100%; height: auto; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
blockquote { margin-inline: 1em 0; padding-inline-start: 1em; border-inline-start: 3px solid var(--line); }
mark { color: inherit; background: color-mix(in srgb, var(--color) 34%, transparent); text-decoration: underline;
  text-decoration-color: var(--color); text-decoration-thickness: 2px; text-underline-offset: 3px; }
.amber { --color: var(--amber); } .blue { --color: var(--blue); } .green { --color: var(--green); }
.purple { --color: var(--purple); } .slate { --color: var(--slate); } .red { --color: var(--red); }
.teal { --color: var(--teal); } .pink { --color: var(--pink); } .lime { --color: var(--lime); }
.solid { text-decoration-style: solid; } .dotted { text-decoration-style: dotted; }
.dashed { text-decoration-style: dashed; } .wavy { text-decoration-style: wavy; }
.double { text-decoration-style: double; }
.note { float: right; clear: right; box-sizing: border-box; width: 18em; margin: 0 -22em 0.8em 0; padding-left: 0.8em;
  border-left: 3px solid var(--color); font-size: 13px; line-height: 1.45; font-style: normal; font-weight: normal;
  text-align: start; text-indent: 0; white-space: normal; overflow-wrap: anywhere; }
.note > span { display: block; }
.note .kind { color: var(--quiet); font-weight: 600; }
.note .words { white-space: pre-wrap; }
.note .tags { color: var(--quiet); }
.lost .note, td .note, th .note { float: none; margin: 0.5em 0; width: auto; display: block; }
@media (max-width: 60em) { main { padding: 0 1.2em; } .note { float: none; display: block; width: auto; margin: 0.5em 0; } }
@media print { main { max-width: none; margin: 0; padding: 0 17em 0 0; font-size: 11pt; }
  .note { width: 15em; margin-right: -17em; font-size: 8.5pt; break-inside: avoid; }
  mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
`

/** SHA-256 of `ARTICLE_STYLE` in base 64, by which the page's Content-Security-Policy knows it. */
export const ARTICLE_STYLE_SHA256 = 'h8BKFEHYnWxBD/+uQlQUMqwEZS2qhCBhs0/yIiHbYBY='
