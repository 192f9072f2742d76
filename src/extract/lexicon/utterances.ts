/**
 * Words for what somebody says or shows: "her account", "Mr Doe's letter" speak for their owner.
 */
import { wordSet } from './word-set.ts'

/** Lower case, singular and plural. */
export const UTTERANCES = wordSet(`
account accounts answer answers argument arguments assertion assertions assessment belief beliefs claim claims comment comments commentary complaint concern concerns conclusion criticism
decision declaration email emails eyes explanation expression face estimate forecast hope idea ideas intention interview language letter letters lips message messages mind mouth
narrative note opinion plan plans pledge position post posts prediction proposal promise promises reaction remark remarks reply response rhetoric speech speeches stance statement statements
suggestion testimony thinking thought thoughts threat tone tweet tweets video view views vow warning words writing writings essay memoir book column
`)

/** Words for what carries words without a person named: their source is kept as it stands. Lower case, singular. */
export const DOCUMENTS = wordSet(`
act ad advertisement analysis article bill brief bulletin bylaw charter complaint constitution data document editorial email figure filing finding headline indictment
journal law lawsuit leaflet letter list log memo message narrative newsletter notice paper petition piece poll post poster release report research result review
rule ruling sentence site statement statistic story study suit summary survey text transcript treaty tweet verdict video website
`)
