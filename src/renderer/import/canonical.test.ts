// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { canonicalize } from './canonical.ts'
import { sanitizeCanonicalHtml, sanitizeSource } from './sanitize.ts'
import { parseInertHtml } from './trusted-html.ts'

function canonical(html: string): string {
  const result = canonicalize(sanitizeSource(parseInertHtml(html).body))
  if (result === null) return ''
  expect(sanitizeCanonicalHtml(result.html).textContent).toBe(result.text)
  const again = canonicalize(sanitizeSource(parseInertHtml(result.html).body))
  expect(again?.html).toBe(result.html)
  return result.html
}

describe('the canonical form of an article', () => {
  it.each([
    ['paragraphs stand apart by a line feed', '<p>One.</p><p>Two.</p>', '<p>One.</p>\n<p>Two.</p>'],
    [
      'loose words become a paragraph',
      'One<div>Two<p>Three</p>four</div>',
      '<p>One</p>\n<p>Two</p>\n<p>Three</p>\n<p>four</p>',
    ],
    [
      'white space collapses across elements',
      '<p> a\n\t<b> b </b> <i>c</i> </p>',
      '<p>a <b>b </b><i>c</i></p>',
    ],
    ['no-break spaces stay', '<p>10&nbsp; km</p>', '<p>10&nbsp; km</p>'],
    ['empty blocks go', '<p> </p><p><b></b></p><ul><li> </li></ul><h2></h2><p>x</p>', '<p>x</p>'],
    ['a line break is a line feed in the text', '<p>a <br> b<br></p>', '<p>a<br>\nb</p>'],
    ['two line breaks part paragraphs', 'a<br><br>b', '<p>a</p>\n<p>b</p>'],
    ['code keeps its lines', '<pre>\n\n  a\n\tb\n\n</pre>', '<pre>  a\n\tb</pre>'],
    ['code of one block a line keeps its lines', '<pre><div>a</div><div>b</div></pre>', '<pre>a\nb</pre>'],
    [
      'a list in an item',
      '<ul> <li>a<ul><li>b</li></ul></li> </ul>',
      '<ul><li>a\n<ul><li>b</li></ul></li></ul>',
    ],
    [
      'a list directly in a list',
      '<ul><li>a</li><ul><li>b</li></ul></ul>',
      '<ul><li>a\n<ul><li>b</li></ul></li></ul>',
    ],
    ['items without a list', '<li>a</li> <li>b</li>', '<ul><li>a</li>\n<li>b</li></ul>'],
    [
      'tables get their groups',
      '<table><caption>c</caption><tr><th>a<th>b<tr><td>1<td></table>',
      '<table><caption>c</caption>\n<tbody><tr><th>a</th>\n<th>b</th></tr>\n<tr><td>1</td>\n<td></td></tr></tbody></table>',
    ],
    ['tables for layout dissolve', '<table><tr><td><p>a</p><p>b</p></td></tr></table>', '<p>a</p>\n<p>b</p>'],
    [
      'a link around blocks is a link in each',
      '<a href="https://e.org"><p>a</p><p>b</p></a>',
      '<p><a href="https://e.org">a</a></p>\n<p><a href="https://e.org">b</a></p>',
    ],
    ['a block in a heading is the heading', '<h2><div>a</div></h2>', '<h2>a</h2>'],
    [
      'a link to a note in the article is kept',
      '<p>a<a href="#n">1</a></p><p id="n">b</p>',
      '<p>a<a href="#postil-n">1</a></p>\n<p id="postil-n">b</p>',
    ],
    ['a link to what is not there is only words', '<p>a<a href="#n">1</a></p>', '<p>a1</p>'],
    [
      'an anchor without words names its block',
      '<p><a href="#n">x</a></p><p><a id="n"></a>b</p>',
      '<p><a href="#postil-n">x</a></p>\n<p id="postil-n">b</p>',
    ],
    [
      'the language of a dissolved block goes to its paragraphs',
      '<div lang="fr" dir="ltr"><p>a</p></div>',
      '<p lang="fr" dir="ltr">a</p>',
    ],
    ['wrapped Chinese gets no spaces', '<p>中\n国 a\nb</p>', '<p>中国 a b</p>'],
    [
      'ruby keeps its readings',
      '<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>',
      '<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>',
    ],
    [
      'carriage returns and form feeds',
      '<p>a&#13;b&#12;c</p><pre>a&#13;&#10;b</pre>',
      '<p>a b c</p>\n<pre>a\nb</pre>',
    ],
    ['half a surrogate pair', '<p>a\ud83d b</p>', '<p>a\ufffd b</p>'],
    [
      'scripts, styles and forms',
      '<p onclick="x" style="y" class="z">a<script>b</script></p><form>c<button>d</button></form>',
      '<p>a</p>\n<p>c</p>',
    ],
    [
      'addresses with other schemes',
      '<p><a href="javascript:alert(1)">a</a> <a href="/x">b</a></p>',
      '<p>a b</p>',
    ],
    [
      'a picture from elsewhere gives its words',
      '<p>a <img src="https://e.org/x.png" alt="b"> c</p>',
      '<p>a b c</p>',
    ],
    [
      'a picture of the library',
      `<figure><img src="app://postil/image/${'0'.repeat(64)}" alt="b"><figcaption>c</figcaption></figure>`,
      `<figure><img src="app://postil/image/${'0'.repeat(64)}" alt="b">\n<figcaption>c</figcaption></figure>`,
    ],
    ['definitions', '<dl><div><dt>a<dd>b</div></dl>', '<dl><dt>a</dt>\n<dd>b</dd></dl>'],
    ['a tag in words beside a comment', '<p>if a &lt;b <!-- x --></p>', '<p>if a &lt;b</p>'],
    [
      'what only a link without words points to has no name',
      '<p><a href="#n"></a>a</p><p id="n">b</p>',
      '<p>a</p>\n<p>b</p>',
    ],
    ['formatting in pieces is one', '<p><b>a</b><b> b</b><i></i><b>c</b></p>', '<p><b>a bc</b></p>'],
    ['nothing', '<p> </p><img alt="">', ''],
  ])('%s', (_name, source, expected) => {
    expect(canonical(source)).toBe(expected)
  })
})
