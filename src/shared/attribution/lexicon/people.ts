import { wordSet } from './word-list.ts'

/** Given names by the pronoun that usually goes with them; names in use for both are left out. */
export const MALE_NAMES = wordSet(`
  james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald
  steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric
  jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry
  tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith christian roger noah
  gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan
  juan wayne roy ralph randy eugene vincent russell elijah louis bobby philip johnny bernie ted mitt barack bill bob jim
  tom mike dan dave steve ben tim ken greg jeff matt nick tony rick ron rob sam fred harry oliver simon martin neil ian
  graham nigel colin stuart gordon trevor derek boris nigel hugh rupert vladimir sergei dmitri ivan mikhail igor
  emmanuel francois pierre jean jacques hans klaus jurgen karl wolfgang giovanni marco luigi carlos luis miguel pedro
  pablo diego fernando javier mohammed muhammad ahmed ali hassan omar ibrahim mustafa abdullah yusuf xi li wei feng rajesh
  raj amit sanjay narendra arjun vikram kenji hiroshi takeshi shinzo benjamin moshe lindsey chuck mitch newt jeb rand
  marco corey reince stephan sebastian lukas tobias anders lars erik henrik mateusz piotr pavel kwame kofi chinedu`)

export const FEMALE_NAMES = wordSet(`
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
  kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy
  angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine
  maria heather diane ruth julie olivia joyce virginia victoria lauren christina joan evelyn judith megan andrea cheryl
  hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice judy sophia grace
  denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori
  hillary chelsea ivanka melania kellyanne huma carly elena sonia nikki kate jane lucy sally fiona claire theresa angela
  ursula ingrid astrid freya greta brigitte isabelle sophie amelie chloe giulia lucia carmen ana beatriz fatima aisha
  amina leila yasmin zainab priya anjali sunita mei ling yuki sakura olga tatiana svetlana natasha irina katya marta
  agnieszka ewa ngozi adaeze nicola ruth miriam tamar naomi megyn maggie debbie wendy tina loretta susanna`)

/** Titles that go before a name; the word after them begins a person's name. */
export const PERSON_TITLES = wordSet(`
  mr mr. mrs mrs. ms ms. mx mx. miss sir dame lord lady dr dr. prof prof. professor sen sen. senator rep rep.
  representative gov gov. governor president vice prime minister chancellor mayor judge justice secretary general gen
  gen. colonel col. captain capt. lt. sgt. sergeant lieutenant major maj. admiral adm. pope cardinal archbishop bishop
  rabbi imam king queen prince princess attorney director chairman chairwoman chair spokesman spokeswoman spokesperson
  congressman congresswoman councillor councilman councilwoman ambassador commissioner chief executive officer sheriff
  detective inspector superintendent coach manager analyst economist author strategist reporter correspondent pollster
  candidate nominee mp democrat republican rev. reverend host leader`)

/** Nouns for a person by role or relation, which can be a speaker without a name ("an official said"). */
export const PERSON_NOUNS = wordSet(`
  man woman person official officer spokesman spokeswoman spokesperson president senator governor minister secretary
  mayor judge lawyer attorney solicitor barrister prosecutor defendant plaintiff witness candidate nominee lawmaker
  congressman congresswoman politician leader chief executive chairman chairwoman chair director manager analyst expert
  economist professor scientist researcher doctor physician nurse surgeon teacher student author writer journalist
  reporter editor columnist host activist campaigner adviser advisor aide strategist consultant coach player captain
  striker goalkeeper midfielder athlete swimmer runner actor actress singer director producer neighbour neighbor
  resident farmer driver pilot owner founder co-founder boss billionaire mogul tycoon businessman businesswoman
  investor banker trader general colonel sergeant detective inspector commissioner ambassador diplomat envoy mother
  father son daughter brother sister wife husband widow friend victim survivor source veteran diver astronomer biologist
  chemist physicist engineer historian curator artist chef pastor priest bishop rabbi imam pope king queen prince princess
  chancellor premier representative councillor deputy delegate pollster operative supporter critic opponent democrat
  republican conservative newcomer incumbent statesman lady developer contender rival winner champion
  mp peer backbencher frontbencher conservationist ranger warden fisherman`)

/** Words for people in general, mostly in the plural, that are often sources ("critics", "those"). */
export const PEOPLE_NOUNS = wordSet(`
  people those others some many most critics officials authorities sources voters residents locals citizens families
  experts scientists researchers analysts economists lawyers prosecutors police detectives investigators doctors nurses
  teachers parents students workers staff employees executives managers leaders members colleagues friends neighbours
  neighbors witnesses survivors relatives supporters opponents activists campaigners protesters organisers organizers
  politicians lawmakers legislators senators democrats republicans conservatives liberals labour tories ministers
  diplomats aides advisers advisors allies insiders observers commentators pundits historians journalists reporters
  media press fans players coaches customers consumers users respondents participants americans britons crowd audience
  markets industry side team camp jurors judges clinicians farmers unions firms companies governments investors
  spokespeople spokesmen everyone everybody nobody somebody someone anyone aide kremlin`)

/** Person nouns that say which pronoun goes with them. */
export const MALE_NOUNS = wordSet(
  'man spokesman chairman father son brother husband actor king prince congressman businessman fisherman statesman pope mr mr. sir lord',
)
export const FEMALE_NOUNS = wordSet(
  'woman spokeswoman chairwoman mother daughter sister wife widow actress queen princess congresswoman businesswoman lady mrs mrs. ms ms. miss dame',
)
