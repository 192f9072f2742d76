/**
 * Words for what a person is or does. They stand before a name ("Foreign Minister Jane Doe"), in an apposition
 * ("Jane Doe, a lawyer") and in descriptions ("the minister").
 */
import { wordSet, wordTable } from './word-set.ts'

/** For each role word (lower case, singular): the class of words that may stand for one another in descriptions. */
export const ROLE_CLASS = wordTable(`
leader: leader president premier chancellor ruler king queen emperor strongman dictator autocrat monarch taoiseach head pm cm president-elect frontman frontwoman
minister: minister secretary undersecretary
mayor: mayor
governor: governor gov
lawmaker: lawmaker senator sen representative rep congressman congresswoman congressperson legislator mp mep msp deputy parliamentarian delegate del assemblyman assemblywoman backbencher councillor councilor councilman councilwoman councilmember alderman cllr peer
candidate: candidate nominee contender frontrunner front-runner hopeful challenger winner
official: official aide adviser advisor bureaucrat strategist staffer operative supervisor registrar clerk comptroller controller auditor administrator ombudsman
spokesperson: spokesman spokeswoman spokesperson
diplomat: diplomat ambassador envoy consul attache
lawyer: lawyer attorney barrister solicitor counsel prosecutor litigator ag attorney-general solicitor-general
judge: judge justice magistrate
chief: chief chairman chairwoman chairperson chair boss ceo executive director manager chairmen coo cfo cto founder co-founder cofounder owner co-owner creator vp secretary-general director-general governor-general
chief: co-chair vice-chair treasurer principal dean publisher editor-in-chief proprietor
coach: coach trainer gaffer
player: player striker goalkeeper defender midfielder captain quarterback forward footballer athlete cricketer golfer sprinter swimmer skipper winger fullback halfback batsman batter bowler wicketkeeper all-rounder cyclist jockey boxer wrestler gymnast rower skier skater rider racer champion
officer: officer policeman policewoman detective inspector sheriff constable superintendent trooper investigator commissioner agent det insp supt bailiff dgp
soldier: soldier general commander colonel admiral lieutenant sergeant major marshal corporal veteran commodore brigadier gen lt col capt sgt maj adm cpl brig airman sailor
cleric: cleric bishop archbishop cardinal pope pastor priest reverend rev rabbi imam ayatollah preacher pontiff monk nun chaplain vicar deacon abbot mullah
doctor: doctor physician surgeon psychiatrist psychologist neurosurgeon pediatrician epidemiologist nurse paramedic dr neurologist cardiologist gynaecologist oncologist paediatrician pathologist coroner midwife pharmacist dentist vet veterinarian
scholar: professor researcher scientist academic academician lecturer historian economist analyst expert fellow sociologist biologist physicist chemist coauthor co-author geologist prof botanist zoologist palaeontologist paleontologist geophysicist geneticist mathematician philosopher linguist curator archivist glaciologist seismologist volcanologist oceanographer forecaster
scholar: astronomer anthropologist archaeologist climatologist ecologist engineer meteorologist pollster statistician student specialist theorist demographer virologist
journalist: journalist reporter editor correspondent columnist anchor host broadcaster blogger commentator presenter pundit writer author moderator podcaster newscaster photographer cameraman anchorman anchorwoman newsreader
artist: actor actress singer musician artist filmmaker producer comedian rapper novelist poet playwright composer painter designer model celebrity entertainer star guitarist drummer conductor dancer showrunner screenwriter film-maker
business: businessman businesswoman billionaire mogul tycoon magnate investor developer banker entrepreneur financier trader broker industrialist landlord restaurateur publican hotelier
activist: activist campaigner organizer organiser protester demonstrator dissident advocate campaigner whistleblower volunteer
worker: worker farmer teacher employee fisherman miner driver pilot mechanic shopkeeper baker chef firefighter librarian janitor cashier carpenter waitress waiter barber caretaker headteacher headmaster headmistress fireman firewoman plumber electrician hairdresser barista bartender machinist technician trucker welder herder shepherd
politician: politician statesman democrat republican conservative liberal socialist tory leftist centrist progressive libertarian
person: man woman boy girl person teenager kid child youth guy lady resident neighbor neighbour survivor victim witness suspect defendant patient passenger customer user poster
relative: husband wife father mother son daughter brother sister grandfather grandmother uncle aunt cousin nephew niece widow widower parent spouse partner fiance girlfriend boyfriend grandson
friend: friend ally supporter critic opponent colleague surrogate donor fan fundraiser backer rival
member: member participant attendee voter citizen native immigrant refugee
inventor: inventor pioneer explorer astronaut cosmonaut taikonaut climber mountaineer hacker
royal: prince princess duke duchess earl baron baroness sheikh sheikha
`)

/** Role words that say the person is a man. */
export const MALE_ROLES = wordSet(`
spokesman chairman congressman businessman policeman king prince emperor man boy husband father son brother grandfather uncle nephew widower actor statesman
assemblyman councilman frenchman dutchman guy boyfriend grandson pope fisherman monk waiter anchorman gentleman salesman lord duke strongman priest pontiff dad
`)

/** Role words that say the person is a woman. */
export const FEMALE_ROLES = wordSet(`
spokeswoman chairwoman congresswoman businesswoman policewoman queen princess woman girl wife mother daughter sister grandmother aunt niece widow actress
assemblywoman councilwoman frenchwoman lady girlfriend granddaughter nun waitress duchess baroness stateswoman mom mum
`)

/** Words for bodies in descriptions ("the company"), each with its class. Lower case, singular. */
export const BODY_CLASS = wordTable(`
company: company firm business corporation manufacturer retailer carmaker automaker airline startup start-up maker brand bank giant insurer lender operator conglomerate supplier developer builder brewer yard shipyard railway fund
media: newspaper paper magazine website site network broadcaster outlet channel publication station blog portal journal tabloid daily
agency: agency department ministry bureau office commission authority administration service regulator watchdog
group: group organisation organization charity foundation association union coalition alliance institute nonprofit non-profit ngo team movement organizations federation institution society
council: council committee panel board body caucus tribunal
court: court
party: party
campaign: campaign
government: government regime country nation state kingdom republic republics
city: city town village municipality county district region province
school: school university college academy hospital church
team: team club side squad
police: police
army: army military navy
`)

/** Adjectives and nouns that stand before a role without being part of another name. Lower case. */
export const ROLE_MODIFIERS = wordSet(`
former ex then deputy vice acting interim senior junior chief prime foreign interior defence defense finance health education justice home shadow first second third
assistant associate executive managing general attorney press white house national state federal local top lead leading longtime long-time veteran fellow retired outgoing incoming
opposition conservative liberal labour labor democratic republican democrat independent presidential vice-presidential gubernatorial senate senatorial congressional house party
campaign communications political security policy military police legal economic trade research science technology business media sports culture environment transport energy agriculture
co new newly-elected newly elected re-elected incumbent late disgraced embattled billionaire celebrity famous celebrated prominent renowned well-known controversial
world european african asian american human rights climate labor immigration budget majority minority ranking house committee regional provincial district city county town global
`)

/** Words for a body that stand right before its name: "the newspaper Harbour Post". Lower case. */
export const NAMED_BODIES = wordSet(`
newspaper paper magazine daily weekly tabloid broadcaster website site network blog portal charity company firm bank manufacturer retailer airline automaker carmaker watchdog
regulator ngo nonprofit non-profit union think-tank supermarket publisher label club startup start-up newswire
fund developer operator insurer lender builder brewer institute group organisation organization foundation association agency collective cooperative co-operative
`)

/** Those that may open a sentence before a name ("Operator Harbour Energy"), and begin no name themselves. Lower case. */
export const LEADING_BODIES = wordSet(`
newspaper broadcaster charity manufacturer retailer airline automaker carmaker watchdog regulator supermarket publisher developer operator insurer lender builder brewer
`)
