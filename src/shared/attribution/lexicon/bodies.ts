import { wordSet } from './word-list.ts'

/** Nouns for a company, with which a text refers back to one that it has named. */
export const COMPANY_NOUNS = wordSet(`
  company firm group business corporation conglomerate manufacturer maker retailer supplier carrier airline bank lender
  insurer operator provider developer startup start-up giant chain brand publisher broadcaster brewer carmaker automaker
  chipmaker drugmaker miner producer utility employer multinational`)

/** Nouns for any other body that can make a statement. */
export const BODY_NOUNS = wordSet(`
  government administration ministry department agency authority commission committee council court party union
  association federation organisation organization institute institution university college school hospital charity
  foundation think-tank museum club team league regulator watchdog police force army navy campaign board panel bureau
  office embassy parliament congress senate house cabinet treasury newspaper magazine network station coalition alliance
  society trust service body tribunal jury`)

/** Nouns for a country, with which a text refers back to one that it has named. */
export const COUNTRY_NOUNS = wordSet(
  'country nation state kingdom republic powerhouse superpower power giant island economy neighbour neighbor',
)

/** Endings of company and organisation names. */
export const BODY_NAME_WORDS = wordSet(`
  inc inc. ltd ltd. corp corp. co co. plc llc gmbh ag company corporation group holdings bank university college institute
  ministry department agency commission committee council court party union association federation organisation
  organization foundation society times post journal herald guardian telegraph news press reuters bloomberg network tv
  airlines airways motors technologies systems industries energy partners capital international senate congress house
  parliament administration campaign police hospital museum club united city fc league office bureau service center
  centre trust authority`)

/** Countries by the continent that an epithet may name ("the Asian powerhouse"); also by usual short forms. */
export const COUNTRIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    asian: `China Japan India Indonesia Vietnam Thailand Malaysia Singapore Pakistan Bangladesh Philippines Taiwan
      Myanmar Cambodia Nepal Kazakhstan Mongolia Korea Beijing Tokyo Delhi Seoul`,
    european: `Germany France Britain Italy Spain Poland Sweden Norway Denmark Finland Greece Portugal Ireland Austria
      Hungary Switzerland Belgium Netherlands Ukraine Romania Bulgaria Croatia Serbia Iceland Estonia Latvia Lithuania
      Slovakia Slovenia England Scotland Wales UK U.K. Berlin Paris London Rome Madrid Warsaw Kyiv`,
    eurasian: 'Russia Turkey Georgia Moscow Ankara Kremlin',
    american: 'US U.S. USA America Washington',
    'north american': 'Canada Mexico Ottawa',
    'south american': 'Brazil Argentina Chile Colombia Peru Venezuela Bolivia Ecuador Uruguay Paraguay',
    african: `Nigeria Kenya Ethiopia Ghana Egypt Morocco Algeria Tunisia Libya Sudan Uganda Rwanda Tanzania Zambia
      Zimbabwe Senegal Mali Angola Mozambique Somalia Cameroon`,
    'middle eastern': 'Iran Iraq Israel Syria Jordan Lebanon Qatar Yemen Oman Kuwait Tehran Jerusalem Riyadh',
    pacific: 'Australia Fiji Samoa Tonga Canberra',
  }).flatMap(([continent, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name): [string, string] => [name, continent]),
  ),
)
