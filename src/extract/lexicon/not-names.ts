/**
 * Words that have a capital for another reason than being a name: they open sentences, or are days, months and the like.
 */
import { wordSet } from './word-set.ts'

/** Lower case. A sentence that opens with one of these does not open with a name. */
export const COMMON_OPENERS = wordSet(`
a about above according accordingly across actually additionally after afterwards again against ago albeit all almost along already also although always amid among an and another
any anyone anything apart are around as aside asked at away back based because been before behind being below beside besides best between beyond both briefly broadly but
by can citing clearly commenting compared concerning consequently considering could critics currently despite did do does doing don't due during each earlier early echoing either
elsewhere enough especially even eventually ever every everybody everyone everything exactly except few fewer finally first following for former formerly fortunately
from full further furthermore generally get gets getting given giving go going good got great had half has have having he he's he'd hence her here here's hers herself him himself his
historically hopefully how however i i'd i'll i'm i've if in indeed initially inside instead into ironically is isn't it it's its itself just last lastly late later latter least
less let let's like likewise little long longtime made mainly make makes making many may maybe me meanwhile might mine more moreover most mostly much must my myself namely
near nearly neither never nevertheless new next no nobody none nonetheless nor not nothing notably noting now nowadays obviously of off officials often ok on once one ones only
onto opponents or originally other others otherwise our ours ourselves out outside over overall own part particularly past people per perhaps plus police possibly previously prior probably
protesters put quite quoting rather really recent recently referring regarding regardless researchers residents said same saying says scientists second see seemingly several she she's shortly should
similarly since so some somebody someone something sometimes somewhat soon speaking specifically still such supporters surely take ten than thank thanks that that's the their theirs them
themselves then there there's thereafter thereby therefore these they they're they've thing things think third this those though thousands three through throughout thus till to today
together tomorrow too toward towards two typically ultimately under unfortunately unless unlike until up upon us usually very via voters was we we'd we'll we're we've well were
what what's whatever when whenever where whereas wherever whether which whichever while who who's whoever whom whose why will with within without witnesses women men workers would yes
yesterday yet you you'd you'll you're you've your yours yourself yourselves four five six seven eight nine eleven twelve twenty hundreds dozens millions activists analysts experts lawmakers
follow read watch click subscribe continued related
investigators prosecutors authorities leaders lawyers relatives students teachers doctors economists diplomats sources reporters journalists aides advisers members
`)

/** Days, months, feasts, tongues and other capitalised words that name no speaker. Lower case. */
export const CALENDAR_WORDS = wordSet(`
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun christmas easter ramadan am pm gmt utc est edt pst pdt cet bst et pt
`)
