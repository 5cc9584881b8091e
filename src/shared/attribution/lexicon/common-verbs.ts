import { wordsOf } from './word-list.ts'

/** Irregular English verbs as base/past/participle; the participle is left out where it equals the past. */
const IRREGULAR = wordsOf(`
  arise/arose/arisen awake/awoke/awoken be/was/been bear/bore/borne beat/beat/beaten become/became/become
  begin/began/begun bend/bent bet/bet bid/bid bind/bound bite/bit/bitten bleed/bled blow/blew/blown
  break/broke/broken breed/bred bring/brought build/built burn/burned burst/burst buy/bought cast/cast
  catch/caught choose/chose/chosen cling/clung come/came/come cost/cost creep/crept cut/cut deal/dealt dig/dug
  do/did/done draw/drew/drawn dream/dreamed drink/drank/drunk drive/drove/driven eat/ate/eaten fall/fell/fallen
  feed/fed feel/felt fight/fought find/found flee/fled fly/flew/flown forbid/forbade/forbidden
  forecast/forecast foresee/foresaw/foreseen forget/forgot/forgotten forgive/forgave/forgiven
  foretell/foretold freeze/froze/frozen get/got/gotten give/gave/given go/went/gone grow/grew/grown hang/hung
  have/had hear/heard hide/hid/hidden hit/hit hold/held hurt/hurt keep/kept know/knew/known lay/laid lead/led
  leave/left lend/lent let/let lie/lay/lain light/lit lose/lost make/made mean/meant meet/met
  mistake/mistook/mistaken outline/outlined overcome/overcame/overcome pay/paid prove/proved/proven put/put
  quit/quit read/read ride/rode/ridden ring/rang/rung rise/rose/risen run/ran/run say/said see/saw/seen
  seek/sought sell/sold send/sent set/set shake/shook/shaken shed/shed shine/shone shoot/shot show/showed/shown
  shrink/shrank/shrunk shut/shut sing/sang/sung sink/sank/sunk sit/sat sleep/slept slide/slid
  speak/spoke/spoken spend/spent spin/spun split/split spread/spread spring/sprang/sprung stand/stood
  steal/stole/stolen stick/stuck strike/struck strive/strove/striven swear/swore/sworn sweep/swept
  swim/swam/swum swing/swung take/took/taken teach/taught tear/tore/torn tell/told think/thought
  throw/threw/thrown understand/understood undergo/underwent/undergone undo/undid/undone uphold/upheld
  wake/woke/woken wear/wore/worn weep/wept win/won withdraw/withdrew/withdrawn withstand/withstood write/wrote/written`)

export const IRREGULAR_VERBS: ReadonlyMap<string, { past: string; participle: string }> = new Map(
  IRREGULAR.map((entry) => {
    const [base = '', past = '', participle = past] = entry.split('/')
    return [base, { past, participle }]
  }),
)

/** Frequent regular verbs. Those that are nouns at least as often are told apart by their neighbours. */
export const REGULAR_VERBS: readonly string[] = wordsOf(`
  abandon accept achieve act add address adjust adopt affect aim allow amount analyse analyze appeal appear apply
  appoint approach approve arrest arrive assist assume attack attempt attend attract avoid ban bar base battle
  believe belong benefit block boost borrow call campaign cancel care carry cause celebrate challenge change charge
  chase check claim clash clean clear climb close collapse collect combine comply compare compete complete concern
  conduct confront consider contact contain continue contribute control convert convict cover crash create cross
  damage dare decide decline defeat defend define delay deliver demand depend deploy describe deserve design destroy
  detain determine develop die differ direct disagree disappear discover discuss display disrupt divide dominate
  donate double drop earn ease elect eliminate emerge enable encourage end endorse endure enforce engage enjoy ensure
  enter escalate escape establish evacuate examine exceed exchange exclude exist expand expect expel explode explore
  expose extend face fail fear feature file fill fire fix flood focus follow force form fuel gain gather generate
  govern grant guarantee guard guess handle happen hate head help hire hope host identify ignore imagine impact
  impeach implement imply impose impress improve include increase indict influence inform injure intend interview
  introduce invade invest investigate invite involve issue join judge jump kick kill knock lack land last launch lay
  learn lift like limit link list listen live load lobby lock look love maintain manage march mark marry match matter
  measure mention miss mourn move murder name need negotiate nominate occupy occur offer open operate oppose order
  organise organize outweigh overturn own participate pass peak perform permit persuade pick place plan plant play
  please plunge poll pose possess post pour praise prefer prepare present press pressure prevail prevent print
  proceed process produce prompt promote propose prosecute protect protest provide provoke publish pull punish
  purchase push qualify quote race raise rank rate reach react realise realize rebuild receive reckon recognise
  recognize recommend record recover reduce refer reflect reform refuse regain regard register regret regulate reject
  relate release rely remain remember remind remove renew rent repair repay repeat replace report represent request
  require rescue resign resist resolve respond rest restore restrict result resume retain retaliate retire retreat
  return reveal reverse review revive risk roll ruin rule rush sail sanction satisfy save scare schedule score search
  secure seem seize separate serve settle shape share shift shock shout sign signal slash slip slow smash smile solve
  sort sound spark spell stage star stare start state stay stem step stop store storm strengthen stress stretch
  struggle study submit succeed suffer suggest suit supply support suppose surge surprise surrender survive suspect
  suspend sustain switch tackle talk target taste tax tend test thank threaten tie topple total touch tour track trade
  trail train transfer transform trap travel treat trigger triple trust try turn undermine unveil update urge use
  vary veto view violate visit vote wait walk want warn wash waste watch weaken weigh welcome widen wish withhold
  wonder work worry worsen wound wrap yield ask plead acquit convict sue testify appear escalate centre center pump`)

/** Verb forms that are nouns (or adjectives) unless their neighbours say otherwise. */
export const MOSTLY_NOUNS: ReadonlySet<string> = new Set(
  wordsOf(`
  aim aims act acts appeal appeals attack attacks attempt attempts ban bans bar bars base battle battles benefit
  benefits block blocks boost call calls campaign campaigns care cause causes challenge challenges change changes
  charge charges check checks claim claims clash clashes concern concerns conduct contact control controls cost costs
  cover cut cuts damage deal deals decline declines defeat delay delays demand demands design display drop end ends
  escape estimate estimates exchange experience face faces fear fears feature features file files fire fires fight
  fights fix flood floods focus force forces form forms forecast forecasts fuel gain gains guard guards guarantee
  guess hand hands head heads help hit hits hold hope hopes host hurt impact increase increases influence interest
  interests interview interviews issue issues judge judges land launch lead leads lift limit limits link links list
  lists load look looks loss love march mark marks market markets match matches matter matters measure measures move
  moves murder murders name names need needs note notes number numbers offer offers open order orders outline own pass
  pay peak place places plan plans plant plants play plays point points poll polls post posts present press pressure
  print process produce project projects promise promises protest protests purchase push question questions quote
  quotes race races rank rate rates reach record records reform reforms regret release releases remark remarks repair
  reply report reports request requests rescue rest result results return returns review reviews ride right rise rises
  risk risks roll rule rules run runs rush sale sanction sanctions schedule score scores search set share shares shift
  shock shot show shows sign signal signals sort sound sounds spending stage stages stand star stars start state states
  statement stay step steps stop store stores storm storms stress strike strikes struggle study studies suit supply
  support surge surprise switch talk talks target targets tax taxes test tests thought thoughts threat threats total
  touch tour track trade trail train trains transfer trap travel trial trust try turn turns update use uses view views
  visit visits vote votes wait walk war warning watch waste welcome win wins wish wishes witness witnesses wonder work
  works worry wound wounds`),
)
