/** A template that comes with Postil, for use as it is or as a beginning. */
export type TemplatePreset = { id: string; name: string; template: string }

const postil = `{{ front_matter }}

# {{ document.title | md }}

{% if document.url %}[Original]({{ document.url | md_url }}) · {% endif %}[Open in Postil]({{ document.link }})
{% for section in sections -%}
{% if section.heading %}
## {{ section.heading | md }}
{% endif -%}
{% for annotation in section.annotations %}
{{ annotation.quote | md_quote }}

{% for field in annotation.fields -%}
- {{ field }}
{% endfor -%}
- [Open at the passage]({{ annotation.link }})
{% assign note = annotation.note | md_note -%}
{% if note != "" %}
{{ note }}
{% endif %}
{{ annotation.block_id }}
{% endfor -%}
{% endfor %}
{{ data }}
`

const obsidian = `{{ front_matter }}

# {{ document.title | md }}

{% if document.site %}[[{{ document.site | wikilink }}]] · {% endif %}{% if document.url %}[Original]({{ document.url | md_url }}) · {% endif %}[Open in Postil]({{ document.link }})
{% for section in sections -%}
{% if section.heading %}
## {{ section.heading | md }}
{% endif -%}
{% for annotation in section.annotations %}
> [!quote] {{ annotation.kind | default: "Note" | md }}
{{ annotation.quote | md_quote }}
>
> [Open at the passage]({{ annotation.link }})
{% if annotation.claim %}
- **Claim:** {{ annotation.claim.text | md }}
{% if annotation.claim.speaker -%}
- **Speaker:** [[{{ annotation.claim.speaker | wikilink }}]]
{% endif -%}
- **Verdict:** {{ annotation.claim.verdict | md }}
{% for evidence in annotation.claim.evidence -%}
- **Evidence:** {{ evidence.relation }} [{{ evidence.title | md }}]({{ evidence.url | md_url }})
{% endfor -%}
{% endif -%}
{% if annotation.tags.size > 0 %}
{% for tag in annotation.tags %}{{ tag | hashtag }} {% endfor %}
{% endif -%}
{% assign note = annotation.note | md_note -%}
{% if note != "" %}
{{ note }}
{% endif %}
{{ annotation.block_id }}
{% endfor -%}
{% endfor -%}
`

const plain = `{{ document.title }}
{% if document.author %}{{ document.author }}
{% endif %}{% if document.site %}{{ document.site }}{% if document.published %}, {{ document.published }}{% endif %}
{% endif %}{% if document.url %}{{ document.url }}
{% endif -%}
{% for section in sections -%}
{% if section.heading %}
{{ section.heading | upcase }}
{% endif -%}
{% for annotation in section.annotations %}
“{{ annotation.quote }}”
{% if annotation.claim.speaker %}— {{ annotation.claim.speaker }}
{% endif -%}
{% if annotation.claim %}{{ annotation.claim.verdict }}: {{ annotation.claim.text }}
{% endif -%}
{% if annotation.note != "" %}{{ annotation.note }}
{% endif -%}
{{ annotation.link }}
{% endfor -%}
{% endfor -%}
`

const pandoc = `---
title: {{ document.title | prepend: "Notes on " | yaml }}
references: {{ csl }}
---
{% for section in sections -%}
{% if section.heading %}
# {{ section.heading | md }}
{% endif -%}
{% for annotation in section.annotations %}
{{ annotation.quote | md_quote }}
>
> [@{{ document.citekey }}] ([passage]({{ annotation.link }}))
{% if annotation.claim %}
{% if annotation.claim.speaker %}{{ annotation.claim.speaker | md_paragraph }}: {% endif %}{{ annotation.claim.text | md }} (*{{ annotation.claim.verdict | md }}*)
{% endif -%}
{% assign note = annotation.note | md_note -%}
{% if note != "" %}
{{ note }}
{% endif -%}
{% endfor -%}
{% endfor -%}
`

const memo = `# Claims by speaker

{{ claims.size }} {% if claims.size == 1 %}claim{% else %}claims{% endif %} in {{ documents.size }} {% if documents.size == 1 %}article{% else %}articles{% endif %}
{% for speaker in speakers %}
## {{ speaker.name | default: "Speaker not recorded" | md }}
{% if speaker.role or speaker.affiliation %}
{{ speaker.role | md_paragraph }}{% if speaker.role and speaker.affiliation %}, {% endif %}{{ speaker.affiliation | md }}
{% endif %}
{% for claim in speaker.claims -%}
- **{{ claim.verdict | md }}** – {{ claim.text | md }}
  [{{ claim.document.title | md }}]({{ claim.annotation.link }}){% if claim.document.site %}, {{ claim.document.site | md }}{% endif %}{% if claim.document.published %}, {{ claim.document.published }}{% endif %}
{% if claim.conclusion != "" %}  {{ claim.conclusion | md }}
{% endif -%}
{% for evidence in claim.evidence %}  - {{ evidence.relation }}: [{{ evidence.title | md }}]({{ evidence.url | md_url }}){% if evidence.note != "" %}, {{ evidence.note | md }}{% endif %}
{% endfor -%}
{% endfor -%}
{% endfor -%}
`

/** The templates that come with Postil; the first is what an export looks like when nothing is chosen. */
export const templatePresets: readonly TemplatePreset[] = [
  { id: 'postil', name: 'Postil', template: postil },
  { id: 'obsidian', name: 'Obsidian', template: obsidian },
  { id: 'plain', name: 'Plain text', template: plain },
  { id: 'pandoc', name: 'Pandoc with citations', template: pandoc },
  { id: 'memo', name: 'Newsroom memo: claims by speaker', template: memo },
]
