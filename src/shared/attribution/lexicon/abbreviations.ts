import { wordSet } from './word-list.ts'

/** Abbreviations that a name follows: the full stop after them never ends a sentence. */
export const TITLE_ABBREVIATIONS = wordSet(`
  mr. mrs. ms. mx. dr. prof. sen. rep. gov. gen. col. maj. capt. lt. sgt. cmdr. adm. rev. hon. fr. sr. st. mt. ft.
  pres. amb. atty. supt. det. cpl. pvt. messrs. no. nos. vs. v. ph. msgr. sens. reps. govs.`)

/** Abbreviations after which a sentence may end, if what follows looks like the start of one. */
export const OTHER_ABBREVIATIONS = wordSet(`
  jr. inc. ltd. co. corp. llc. plc. bros. u.s. u.k. u.n. e.u. d.c. a.m. p.m. etc. i.e. e.g. cf. jan. feb. mar. apr.
  jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. wed. thu. fri. sat. sun. ala. ariz. ark. calif. colo. conn.
  del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn. miss. mo. mont. neb. nev. n.h. n.j. n.m. n.y. n.c.
  n.d. okla. ore. pa. r.i. s.c. s.d. tenn. tex. vt. va. wash. w.va. wis. wyo. approx. dept. univ. est. ave. blvd.`)
