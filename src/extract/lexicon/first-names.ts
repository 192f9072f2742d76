/**
 * Given names that are borne nearly always by men or nearly always by women, compiled by hand for this project from
 * general knowledge of names in the world's news. Names of both (Alex, Kim, Jean, Robin, Andrea) are left out.
 */
import { wordSet } from './word-set.ts'

/** Lower case, without diacritics. */
export const MALE_NAMES = wordSet(`
aage aaron abbas abdallah abdel abdelaziz abdi abdou abdoulaye abdul abdulaziz abdullah abdulrahman abdurrahman abe abel abhishek abraham adam adebayo
adel adil adnan adolf adrian adrien agus ahmad ahmed ahmet aidan aiden ajay akash akbar akio akira aksel al alaa alain alan alasdair alastair albert
alberto aldo alec alejandro aleksandar aleksander aleksandr alessandro alexander alexandre alexandros alexei alexey alexis alfonso alfred alfredo ali
alistair allan allen alonso alun alvaro alvin amadou amar amin amir amit anand anatoly anders andre andreas andrei andrej andres andrew andrey andriy
andrzej andy angelo angus anil ankit anselm anthony antoine anton antonin antonio antony anuj anwar aram archie ari ariel arjun armando armin arnaud
arne arnold aroon arsene artem arthur artur arturo arun arvid arvind asad asger ashok ashraf asif atsushi atul auguste augusto aurelien axel ayman
aziz babak babatunde bakary bambang barack barney barry bart bartosz bashar bashir bastian bayo ben benedict benedikt benjamin benny benoit bernard
bernardo bernd bernie bert bertrand bilal bill billy bjarne bjorn bob bobby bogdan boris brad bradley brandon brendan brent brett brian bruce bruno
bryan budi burak byron caleb callum calvin cameron carl carlo carlos carsten casper cedric cesar chad charl charles charlie chester chidi chinedu
chris christian christof christoph christophe christopher chuck chukwudi ciaran clarence claude claudio clayton clement cliff clifford clint clive
cody colin connor conrad corey cormac cornelius cory craig cristian cristiano curtis cyril cyrus dale damian damien damon dan daniel daniele danny
dario dariusz darko darragh darrell darren daryl dave david davide dean declan deepak denis dennis denys deon derek desmond devin dexter dhruv didier
diego dieter dietmar dimitar dimitri dimitris dirk dmitri dmitriy dmitry dmytro dominic dominik dominique don donald donnie donovan doug douglas
dragan drazen drew duncan dusan dustin dwayne dwight dylan eamon earl ed eddie edgar edmund eduard eduardo edward edwin efraim efrain ehud einar eirik
eli elias elijah elio elliot elliott elmer elon emanuel emeka emil emile emiliano emilio emmanuel emre enda endre enrico enrique enver enzo erhan eric
erich erik erlend ernest ernesto ernst erwin esteban ethan etienne euan eugene evan everett everton evgeny ewan eyal fabian fabio fabrice fadi fahad
faisal farhad farhan farid farouk feargal federico felipe felix ferdinand fergus fernando fidel fikret filip filippo filippos flavio florian floyd
francesco francis francisco franco francois frank frankie franklin franz fred freddie frederic frederick fredric fredrik friedrich fritz fumio gabriel
gael gaetan gareth garry gary gaston gaurav gavin gavriil geir gene geoff geoffrey george georges georgi georgios gerald gerard gerd gerhard gerhardt
gerry gert gethin giacomo giancarlo gianni gideon gil gilad gilbert gilles gints giorgio giovanni girish giulio giuseppe glen glenn gonzalo goran
gordon gottfried graeme graham grant greg gregg gregor gregory grigory guido guillaume guillem guillermo gunnar gunther gurpreet gus gustav gustavo
guy gwyn habib hakan hakim hamdullah hamid hamish hamza hanif hank hannes hans harald hari harish harold harrison harry haruki harvey hasan hashem
hashim hassan hector heiko heinrich heinz helmut hendrik henning henri henrik henry henryk herbert herman hernan hideo hikaru hiro hiroshi hitoshi
horst hossein howard hrvoje hubert hugh hugo humberto husain hussein huw hyun ian ibrahim ibrahima idris idriss ignacio igor ikenna iker ilkka ilya
ilyas imad imran inaki ingo ioannis iqbal isaac isaiah isamu ismael ismail israel istvan ivan ivar ivica ivo jaakko jabulani jacek jack jackson jacob
jacobus jacques jad jafar jaime jair jake jakob jakub jalal jalil jamal james jamil jan janos jared jarek jari jaroslaw jason jasper javad javid
javier jay jedrzej jeff jefferson jeffrey jens jeremiah jeremy jerome jerry jerzy jesper jesse jesus jim jimmy jiri joachim joakim joao joaquim
joaquin jochen joe joel joergen joey johan johann johannes john johnny joko jomo jon jonas jonathan joost jorg jorge jorgen jose josef joseph josh
joshua josip jozef juan juergen juha jukka julian julien julio julius jun jurgen juri jussi justin kabir kacper kadir kai kaj kamal kamil kaoru kareem
karel karim karl karsten kaspar kaspars katsuya kazuki kazuo keir keiran keith kelechi kelvin ken kenan kenji kenneth kent kerem kevin khaled khalid
khalil kieran kiran kirill kirk kjell klaas klaudiusz klaus koen kofi koichi koji konrad konstantin kristian kristof kristoffer krzysztof kumar kunal
kurt kwabena kwame kwasi kweku kyle kylian lachlan ladislav lamar lamine lance larry lars lasse laszlo laurens laurent lauri lawrence leandro lech lee
leif lennart lennox leo leon leonard leonardo leonid leopold leroy lev levent lewis liam lindsey lionel lior lloyd lluis loic lorcan lorenzo lou louis
lubomir luc luca lucas lucian luciano ludovic ludwig luigi luis luiz lukas lukasz luke luther luuk maarten maciej madhav mads magnus mahesh mahmood
mahmoud makoto malcolm malik mamadou manfred manish manmohan manoj manuel marat marc marcel marcelo marcin marco marcos marcus marek mariano mario
marius mark marko markus marlon marshall marten martin marty marvin masahiro masato massimo matej mateo mateusz mathew mathias mathieu matias matt
matteo matthew matthias matthieu mattias maurice mauricio maurizio mauro max maxim maxime maximilian mehdi mehmet mehmood mel melvin mert michael
michail michal michel miguel mihai mikael mike mikhail mikheil miklos milan milos miloslav milton miltos mirko miroslav mitch mitchell mitt mo moamer
mohamed mohammad mohammed mohan mohsen moritz morris moses moshe moussa muammar mudassir muhammad mukesh murat musa mustafa mykhailo mykola nabil
nadav nadeem naftali nasser nathan nathaniel naveed naveen navid ned neil nelson niall nicholas nick nicklas nico nicola nicolae nicolas niels nigel
nikhil nikita niklas niklaus nikola nikolai nikolaus nikolay nikos nilesh nils nnamdi noah noam noel norbert norio norman obafemi obi oisin okello
olaf olav oleg oleh oleksandr oleksii oliver olivier olumide olusegun oluwaseun omar omer ondrej orhan orlando osama osamu oscar osman oswald otto
ousmane owen ozan paavo pablo paddy panagiotis pankaj paolo paraic pascal patrice patricio patrick patrik paul paulius paulo pavel pavlo pawel pedro
pekka per percy perttu petar pete peter petr petro petter phil philip philipp philippe philippos phillip pier pierluigi pierre pieter pietro piotr
pradeep prakash przemyslaw qasim qassem radek radoslav radovan rafael rafal rafi raghav ragnar rahul rainer raj rajan rajeev rajesh rajiv rakesh ralf
ralph ramesh ramiro ramon ramzan rand randall randy ranjit raphael rashid rasmus raul ravi ravindra ray raymond recep reggie reinhard remi renaud rene
reuben rex reza rhodri rhys ricardo riccardo rich richard richie rick ricky rikard rishi rob robbie robert roberto rocco rod roderick rodney rodolfo
rodrigo roger rohan rohit roland rolf roman ron ronald ronnie rory ross roy ruairi ruben rudi rudolf rudolph rudy rui rune rupert ruslan russ russell
ruud ryan saad sachin sadio sadiq saeed said sakari salah salim salman salvador salvatore sam samir samuel samuli sandeep sander sandro sanjay sanjeev
santiago santosh saoud satoshi saul saverio scott sean sebastiaan sebastian sebastien segun seif selim semyon serge sergei sergej sergey sergio serhii
serhiy serkan seth seumas severin seymour shah shahid shane shankar shaun shawn shigeru shimon shinichi shinji shinzo shiv shlomo shuji sibusiso sid
siddharth sidney siegfried sigmar sigurd silvio simeon simon sinan sindre sipho sixten slavko slobodan sofiane solomon soren spencer srdjan stan
stanislav stanislaw stanley stefan stefano steffen stelios sten stepan stephane stephen steve steven stewart stig stijn stuart subhash sudhir suleiman
sultan sunil suresh svein sven syed sylvain szymon tadashi tadeusz taha tahir taiwo takashi takeshi tamas tamer tanel tarek tariq taro tatsuya tayyip
ted teddy tendai terence terje tero terrence terry teun thabo theo theodore thierry thijs thilo thomas thor thorbjorn thore thorsten thulani tiago
tibor tihomir tijs tim timo timothy timur tobias tobiasz tobin todd tom tomas tomasz tomislav tommy toni tony tore torsten travis trent trevor tristan
trond troy tshepo tucker tunde tuomas tyler tyrone uchenna uday udo ugo ulf uli ulrich umar umberto uros urs uwe vaclav vadim vahid valdemar valdis
valentin valerio valery vance vasily vedran veli vernon victor vidar viggo vijay vikas vikram viktor ville vinay vince vincent vincenzo vinod vishal
vitali vitaly vito vitor vivek vlad vladimir vladislav vlado vojtech volker volodymyr wade wael walid wallace walt walter warren wayne wendell werner
wesley wilbur wilfred wilfried wilhelm will willem william willie willy wim winston wojciech wolfgang woodrow wouter xabi xavier yaakov yahya yair
yannick yannis yash yasir yasser yaw yevgeny yiannis yitzhak yoann yoav yoshihide yoshio yoshiro youcef younis yousef youssef yuri yusuf yves zac zach
zachary zaheer zaid zbigniew zdenek zeki zeljko zeno zhivko ziad zlatan zoltan zoran zsolt zubair
`)

/** Lower case, without diacritics. */
export const FEMALE_NAMES = wordSet(`
aaliyah aarti abby abigail ada adaeze adela adelaide adele adina aditi adriana agata agatha agnes agneta agnete agnieszka aicha aileen aine ainhoa
aino aisha aishah aisling akiko alba alejandra aleksandra alena alessandra alexa alexandra alexandrine alia alice alicia alina alison alix aliyah
allison alma altagracia alyssa amal amalie amanda amara amaya amber ambre ameera amelia amelie amina aminata amira amrita amy ana anais anastasia
anaya andreja aneta anette angela angelica angelina angelique angharad angie aniela anika anita anja anjali anke ann anna annabel annalena anne
annegret anneke anneli anneliese annemarie annette annie annika annukka anouk antje antonia anushka aoife aoko aparna april arabella araceli ariadne
ariana arlene asako asha ashley asma asta astrid asuncion athena audrey aurora ava ayaka ayako ayelet ayesha aylin ayumi azra barbara beata beatrice
beatrix beatriz becky begona belen belinda benazir benedicte berit bernadette bernadine bertha bess beth bethany betsy betty betul beverly bhavna
bianca birgit birgitta birgitte blanca bojana bonnie bozena branka brenda briana bridget brigid brigitta brigitte britt brittany bronwyn brooke bruna
caitlin camila camilla candace caoimhe carina carla carlota carly carmela carmen carol carole carolien carolina caroline carolyn carrie cassandra
catalina catarina caterina catherina catherine cathy cecile cecilia celeste celia celina celine cemile chanda chantal charlene charlotte chelsea
cheryl chiamaka chiara chidinma chie chika chimamanda chioma chitra chloe christa christelle christiane christina christine ciara cindy cintia claire
clara clarissa claudia clemence clementine clotilde colette colleen concepcion conchita condoleezza connie constance consuelo cora corazon cordelia
corina corinna corinne cornelia cosima courtney cristina cynthia dagmar daisy dalia dana daniela danielle danuta daphne daria darya dawn deanna debbie
deborah debra deepika deirdre delfina delia delphina delphine denise despina diana diane dianne dilma dimitra dina divya dolores donatella donna dora
doreen doris dorota dorothy dorte ebba ebru edda edel edina edith edna efua eileen eirini ekaterina elaine elana eleanor elena eleni eleonora eleonore
elham elif elin elina eline elisa elisabeth elisabetta elise eliska eliza elizabeth elke ella ellen ellinor eloise elsa elsie elvira emanuela emi
emiko emilia emilie emily emine emma emmanuelle encarnacion erica erika erin erna erzsebet esin esma esmeralda esperanza estefania estela estelle
esther ethel etsuko eugenia eunice eva evelyn evgenia ewa ezgi fabiana fabienne faith fanny farah farida fatemeh fatima fatma fatou fatoumata federica
fehime felicia felicity femke fenna fernanda feyza fiammetta filippa finola fiona flavia fleur flora florence floriane frances francesca francine
francoise frauke frederique freya frida fumiko funmilayo gabriela gabriele gabriella gabrielle gail galina gayatri gayle geertje geeta gemma genevieve
georgette georgia georgina geraldine gertrude ghada gina ginger giorgia giovanna gisela giselle gita giulia giulietta gladys glenda gloria glynis
golda goncagul grace graziella grazyna greetje greta gretchen gretel griet guadalupe gudny gudrun gulnara gulsen gunilla gunvor gwen gwendolyn hadas
hadiya hafsa haifa hajar hala halima hanako hanan hande hanife hanna hannah hanne hanneke hannelore harriet haruka hattie haya hazel heather heba
hedda hedvig hege heidi heike heini heleen helen helena helene helga heli hella henrietta henriette henrike hermione hien hilary hilda hilde hildegard
hillary hiroko hiromi holly hortense huda huma ichiko ida idoia ikram ilana ilaria ilhan ilona ilse imani imelda imke ina indira indra ineke ines inga
ingeborg inger ingrid ingvild inmaculada ioana ioanna iolanda irem irena irene irina iris irma irmgard isabel isabella isabelle isadora isha isolde
itziar ivana ivanka ivonne ivy iwona izabela izumi jacinda jackie jacoba jacqueline jade jadranka jadwiga jagoda jamila jana jane janet janice janika
janina janine jasmin jasmine jaya jeanette jeanne jelena jelka jella jen jenna jennifer jenny jessica jessika jette jiayi jihan jill jitka jiwon jo
joan joana joanna joanne jocelyn joelle johanna jolanda jolanta jooske jordana jorun josefa josefina josefine josephina josephine jovana joy joyce
juanita judit judite judith judy julia juliana juliane julie juliet julieta juliette julita june junko justine jutta kaisa kaitlyn kaja kalpana kamala
kamila karen karien karin karina karla karolina karoline kasia katarina katarzyna kate katerina katharina katharine katherine kathleen kathrin kathryn
kathy katia katie katja katrijn katrin katrina katrine katya kavita kay kayla kazuko keiko keira kellyanne kersti kerstin ketevan khadija kiki
kimberly kirsi kirsten kirstjen kirsty kiyoko klara klaudia kornelia kristalina kristen kristiina kristin kristina kristine krystyna ksenia kumiko
kyoko laila lakshmi laleh lalita lamia lana lara larisa larissa latifa latoya laura lauren laurie laxmi lea leah leen leena leila lena lene leni
leonie leonor lerato lesya leticia letitia letizia leyla leyre lia liana lidia lieke lien lieve ligia liisa lila lilian liliana lilja lillemor lilli
lillian lily lina linda linh linnea lisa lisbet lisbeth lise liselotte liudmila liv liz liza lizzie ljiljana ljubica lois lola lorena lorenza loretta
lorna lorraine lotta lotte louisa louise lourdes lucia luciana lucie lucila lucja lucretia lucy ludivine ludmila luisa luise luna lupita lydia lynette
lynn lynne maaike mabel macarena madalena madeleine madeline madhuri madina madonna mae maeve mafalda magali magda magdalena magdalene maggie magnhild
maha maia maike maite maja majken malala malgorzata malia malin malwina manal mandy manon manuela mara maren margaret margarethe margarita margaux
margot margrethe margriet margrit maria mariam mariana marianne maribel marica maricel marie marieke mariela marielle marija marika marike mariko
marina marine marisa mariska marissa marit marita maritza marjan marjolein marjorie marketa marlena marlene marlies marloes marta martha martina
martyna mary maryam maryna marzena masako matilda maud maureen mavis maxine maya mayumi meera megan meghan mehtap meike melania melanie melezia melike
melinda melis melissa menna mercedes meredith merete meriem merle meryem mette mhairi micaela michaela michele michelle michiko mieke mihaela mikaela
mila milagros mildred milena milica millicent mina minako mira miranda mireia mireille mirela miriam mirja mirjam moira mojca molly mona monia monica
monika monique morag mozhgan muna munira muriel myra myriam myrthe nadezhda nadia nadine nadja nagore nahid naima najat nana nancy naoko naomi narges
narumi natacha natali natalia natalie natalija nataliya natasha nathalia nathalie nayana nazanin neda neema neha nele nellie nermin nia niamh nicole
nicoletta nicolette nieves nihal nikki nilufer nina nino niroshi nisha nita nobuko noelia noemi noora nora norah noreen noriko norma nuala nuray nuria
nydia octavia odette odile ofelia oksana oleksandra olena olga olha olive olivera olivia oluchi oona ophelia oprah oriana orla ornella orsolya ottilie
paige pallavi paloma pamela parisa parvati pascale patricia patrizia patty paula paulette paulien paulina pauline pavla payal pearl peggy penelope
penny pernilla pernille perpetua petra petronella phoebe phumzile phyllis pia pilar pinar piper pippa piroska polly pooja pranati preeti prisca
priscilla priti priya purificacion rachel radha radka rafaela rafaella raghad ragna ragnhild rahel raili raisa raissa rakel ramona rania ranveig
raquel rasha rashida rawan rebecca reem regina reiko reina rekha renata renate renske reyhan rhian rhiannon rhonda riikka riina rika rikke rina rinke
risa rita ritva riya roberta rochelle rodaba roisin roksana romana romina romy rosa rosalba rosalia rosalind rosalyn rosamund rosanna rosaria rose
roseanne rosella rosemary rosie roswitha roxanne roya roza rozalia ruta ruth ruxandra saana sabine sabrina sachiko sadia sahar saida saima sakura
sally salma salome samantha samar samia samina samira sandhya sandra sangeeta sania sanja sanna sanne sanni saoirse saori sapna sara sarah saskia satu
savannah savitri sayaka sehar selin selina selma senait serap serena serpil severine sevgi shabana shadi shaima shakira shalini shanna shanthi
sharmila sharon sheetal sheila shelley sherine sherry sheryl shilpa shiori shirin shirley shreya shruti sibel sibylle signe sigrid sigrun silje silke
sille silvana silvia simin simona simone sinead sini siobhan siri sissel siv sive smita sneha snezana sofia sofie soile solange soledad solveig sonal
songul sonia sonja sonya sophia sophie sora soraya soumaya stacey stacy stefania stefanie stefanija stella stephania stephanie stine sue suella sumaya
sumi sunita sunniva suruchi susan susana susanna susanne susie suvi suzan suzana suzanne svenja sveta svetlana svitlana swati swetlana sylva sylvia
sylviane sylvie synnove szilvia tabitha tahmina taina takako talia tamar tamara tamika tamiko tammy tamsin tania tanja tanya tara tatiana tatjana
tatyana teija tendayi teresa tereza terhi tess tessa thandi thandiwe thanh thea thelma theodora theresa therese thuli tiffany tiina tijana tilda tina
tiril tirzah titilayo tomoko tonje torunn tove tracey trang triin trine trisha trude trudy tsitsi tuija tulay tulsi tuula tuulikki tyra ulla ulrika
ulrike uma ummu unni ursula urszula usha ute valentina valeria valerie valgerdur vanessa vanja vasiliki veena venla vera verena verica veronica
veronika veronique vesna vibeke vicky victoria vigdis viktoria viktorija vilma viola violet violeta virginia virginie vivian viviane vivienne vjosa
wafa wanda wangari wendy weronika wiebke wieke wiktoria wilhelmina wilhelmine willemijn wilma winifred winnie xanthe xenia xiaoling xiomara yaa yaara
yael yamina yasemin yasmin yasmine yasuko yayoi yelena yesenia yevgenia yevheniia yildiz ylva yoko yolanda yoshiko yukari yuki yuko yulia yuliya yumi
yumiko yuriko yvette yvonne zahra zainab zanele zara zdenka zeinab zelda zeynep zhanna zineb zoe zofia zohra zoja zora zsofia zsuzsanna zuleikha
zuzana zuzanna
`)

/** Given names of both men and women: they show a person, not which. Lower case, without diacritics. */
export const NEUTRAL_NAMES = wordSet(`
alex andrea andi aubrey avery bailey blake bo cam carey casey charley cres dallas darcy devon dominique drew eden elisha emerson
finley frankie gale hadley harper hayden hunter jaden jaimie jamie jayden jean jo-renee jody jordan jules karol kelly kelsey kendall kerry kim kris
lane laverne lane leigh lesley leslie lindsay logan loren madison marion marley mika morgan nikita noor pat peyton quinn quina reese renee
riley robin rowan sage sam sandy sasha shannon shea shelby shiloh sidney skyler stevie sydney tatum taylor tracy val wei whitney xi yoon yu
`)

/** Short forms and the given name that they most often stand for. Candidates only: they never merge two people by themselves. */
export const NICKNAMES: ReadonlyMap<string, string> = new Map(
  `abe:abraham al:albert alex:alexander andy:andrew barry:barack ben:benjamin bernie:bernard beth:elizabeth betsy:elizabeth betty:elizabeth bill:william
billy:william bob:robert bobby:robert cathy:catherine charlie:charles chris:christopher chuck:charles cindy:cynthia connie:constance dan:daniel danny:daniel
dave:david deb:deborah debbie:deborah dick:richard don:donald doug:douglas ed:edward eddie:edward fred:frederick gabe:gabriel geoff:geoffrey greg:gregory hank:henry
harry:harold jack:john jake:jacob jeff:jeffrey jen:jennifer jenny:jennifer jerry:gerald jim:james jimmy:james joe:joseph joey:joseph jon:jonathan josh:joshua
judy:judith kate:katherine kathy:katherine katie:katherine ken:kenneth kim:kimberly larry:lawrence liz:elizabeth lou:louis maggie:margaret matt:matthew max:maximilian
meg:margaret mel:melvin mick:michael mike:michael mitch:mitchell nate:nathaniel ned:edward nick:nicholas pam:pamela pat:patrick patty:patricia peggy:margaret
pete:peter phil:philip ray:raymond rich:richard rick:richard rob:robert ron:ronald sally:sarah sam:samuel sandy:sandra steph:stephanie steve:steven sue:susan
ted:edward terry:terence tim:timothy tom:thomas tommy:thomas tony:anthony vince:vincent walt:walter will:william`
    .split(/\s+/)
    .map((pair) => {
      const [short = '', long = ''] = pair.split(':')
      return [short, long] as const
    }),
)
