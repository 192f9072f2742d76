/**
 * Given names that are borne nearly always by men or nearly always by women, compiled by hand for this project from
 * general knowledge of names in the world's news. Names of both (Alex, Kim, Jean, Robin, Andrea) are left out.
 */
import { wordSet } from './word-set.ts'

/** Lower case, without diacritics. */
export const MALE_NAMES = wordSet(`
aaron abdel abdul abdulaziz abdullah abdurrahman abe abel abraham adam adel adnan adolf adrian ahmad ahmed ahmet aidan akbar akira al alan
alain alastair albert alberto aldo alejandro aleksandar aleksander aleksandr alessandro alexander alexandre alexandros alexei alexey alexis alfonso
alfred alfredo ali alistair allan allen alonso alvaro alvin amadou amir amit anatoly anders andre andreas andrei andres andrew andrey
andriy andrzej andy angus anthony antoine anton antonio antony anwar ariel arjun armando armin arnaud arnold artem arthur arturo asad
ashraf asif atul augusto axel aziz babak barack barney barry bart bartosz bashar bastian ben benedict benjamin benny bernard bernardo
bernd bernie bert bertrand bill billy bob bobby bogdan boris brad bradley brandon brendan brent brett brian bruce bruno bryan
burak byron caleb calvin cameron carl carlo carlos carsten cedric cesar chad charles charlie chester chris christian christoph christophe christopher
chuck clarence claude claudio clayton clement cliff clifford clint clive cody colin connor conrad corey cornelius cory craig cristian cristiano
curtis cyril cyrus dale damian damien damon dan daniel daniele danny dario darrell darren daryl dave david davide dean declan
deepak denis dennis derek desmond devin dexter didier diego dieter dietmar dirk dimitri dimitris dmitri dmitriy dmitry dmytro dominic dominik
dominique don donald donnie doug douglas drew duncan dustin dwayne dwight eamon earl ed eddie edgar edmund eduardo edward edwin
efraim ehud eli elias elijah elliot elliott elmer elon emanuel emil emilio emmanuel enrico enrique enver eric erich erik ernest
ernesto ernst erwin esteban ethan etienne eugene evan everett evgeny fabian fabio fadi faisal farhad farid federico felipe felix
ferdinand fernando fidel filip filippo florian floyd francesco francis francisco franco francois frank frankie franklin franz fred freddie frederic frederick
fredrik friedrich gabriel gareth garry gary gavin gene geoff geoffrey george georges georgios gerald gerard gerhard gerry giacomo gianni gideon
gil gilbert gilles giorgio giovanni giulio giuseppe glen glenn gonzalo gordon graham grant greg gregg gregory grigory guido guillaume guillermo
gunther gus gustav gustavo guy habib hakim hamdullah hamid hamza hank hans harald hari harold harrison harry harvey hasan hashim
hassan hector heiko heinrich heinz helmut henri henrik henry herbert herman hernan hiroshi horst hossein howard hubert hugh hugo
humberto husain hussein ian ibrahim idris ignacio igor ilya imad imran ingo ioannis isaac isaiah ismail israel ivan ivo
jack jackson jacob jacques jaime jair jake jakob jalal jamal james jan janos jared jaroslaw jason javad javier jay jeff jefferson
jeffrey jens jeremiah jeremy jerome jerry jesse jesus jim jimmy jiri joachim joao joaquin joe joel joey johan johann johannes john
johnny jon jonas jonathan jorge jose josef joseph josh joshua josip juan juha julian julien julio jun jurgen justin kai kamal
kareem karim karl kaspar kazuo keith kelvin ken kenji kenneth kent kevin khaled khalid kirill kirk klaus kofi konrad konstantin krzysztof
kumar kurt kyle kylian lamar lance larry lars lawrence leandro lee leif leo leon leonard leonardo leonid leopold leroy lewis liam
lindsey lionel lloyd lorenzo lou louis luc luca lucas ludwig luigi luis luiz lukas luke luther mads magnus mahmood mahmoud malcolm malik
manfred manmohan manuel marc marcel marcelo marcin marco marcos marcus marek mariano mario marius mark marko markus marlon marshall martin
marty marvin massimo mateo mateusz mathew mathieu mathias matt matteo matthew matthias matthieu maurice mauricio mauro max maxim maximilian mehdi
mehmet mel melvin michael michal michel miguel mihai mikael mike mikhail mikheil milan milos milton mitch mitchell mitt mo moamer mohamed
mohammad mohammed mohsen moritz morris moshe muammar muhammad mustafa mykhailo mykola nabil naftali nasser nathan nathaniel ned neil nelson
nicholas nick nicklas nico nicola nicolas niels nigel nikita niklas nikola nikolai nikolaus nikolay nikos nils noah noam noel norbert norman
oleg oleh oleksandr oliver olivier omar orlando oscar osama osman oswald otto owen pablo paolo pascal patrice patricio patrick paul paulo
pavel pavlo pedro per percy pete peter petr petro philip philipp philippe phil phillip pier pierre pieter piotr prakash qassem rafael rafal
rahul rainer raj rajesh rajiv ralf ralph ramon ramzan rand randall randy raphael rashid raul ravi ray raymond recep reggie reinhard rene
reuben rex reza ricardo riccardo rich richard rick ricky rishi rob robbie robert roberto rocco rod rodney rodolfo rodrigo roger rohan
roland rolf roman ron ronald ronnie rory ross roy ruben rudi rudolf rudy rupert ruslan russ russell ryan saad sadiq saeed said
salah salim salman salvador salvatore sam samir samuel sandeep sandro sanjay santiago saul scott sean sebastian seif serge sergei sergey
sergio serhii serhiy seth seumas seymour shah shane shaun shawn shimon shinzo shlomo sid sidney siegfried sigmar silvio simon sinan solomon
spencer stan stanislav stanley stefan stefano steffen stephane stephen steve steven stewart stuart suleiman sultan sunil sven syed
taro tarek tariq tayyip ted teddy terence terrence terry theo theodore thierry thilo thomas thorsten tim timo timothy timur tobias todd tom
tomas tomasz tommy toni tony travis trent trevor tristan troy tucker tyler udo uli ulrich umar umberto uwe vadim vaclav valentin
valery vance vasily vernon viktor victor vijay vikram vince vincent vincenzo vitali vitaly vito vivek vlad vladimir volker volodymyr
wade wael walid wallace walt walter warren wayne wendell werner wilbur wilfred wilhelm will willem william willie willy winston
wolfgang woodrow xavier yair yahya yannick yannis yasser yasir yevgeny yitzhak yoav yoshihide younis yousef youssef yuri yusuf yves zac
zach zachary zbigniew zoltan
`)

/** Lower case, without diacritics. */
export const FEMALE_NAMES = wordSet(`
abby abigail ada adele adriana agatha agnes agnieszka aicha aileen aisha aishah alba alexa alexandra alia alice alicia alina alison allison alma
alyssa amal amanda amara amber amelia amina aminata amy ana anastasia angela angelica angelina angelique angie anika anita anja ann anna annabel
annalena anne anneke annegret annette annie antje antonia aparna april ariana arlene asha ashley astrid athena audrey aurora ava
ayesha barbara beata beatrice beatrix becky belinda benazir bernadette bertha bess beth bethany betsy betty beverly bianca birgit bonnie
brenda briana bridget brigitte brittany brooke caitlin camila camilla candace carla carly carmen carol carole carolina caroline carolyn carrie
cassandra caterina catherine cathy cecile cecilia celeste celia celine chantal charlene charlotte chelsea cheryl chiara chloe christa christiane
christina christine cindy claire clara clarissa claudia colette colleen condoleezza connie constance consuelo corazon cora cordelia corinne
courtney cristina cynthia dagmar daisy dalia dana daniela danielle daphne dawn deanna debbie deborah debra deirdre delia delphine denise
diana diane dianne dilma dina dolores donatella donna dora doreen doris dorothy edith edna eileen elaine eleanor elena eleni elisa elisabeth
elise eliza elizabeth elke ella ellen elsa elsie elvira emilia emily emma erica erika erin erna esmeralda esperanza esther estelle ethel
eugenia eunice eva evelyn faith farah farida fatima fatma fatou federica fiona flora florence frances francesca francoise frauke frida
gabriela gabriele gabriella gabrielle gail galina gayle genevieve georgia georgina geraldine gertrude gina ginger giorgia gisela giulia gladys
glenda gloria golda grace greta gretchen gretel gudrun gwen gwendolyn halima hanan hanna hannah hannelore harriet hattie hazel heather heidi
heike helen helena helene helga henrietta hilary hilda hillary hiroko holly hortense huma ida ilaria ilana ilhan ilse imelda indira
inga ingrid ines irene irina iris irma isabel isabella isabelle ivana ivanka ivy iwona jackie jacqueline jacinda jade jana jane janet
janice janine jasmin jasmine jeanette jeanne jelena jen jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn johanna josefina
josephine joy joyce juanita judith judy julia juliana julie juliet julieta juliette june justine kaitlyn kamala karen karin karina karla
kate katharina katherine kathleen kathryn kathy katia katie katja katrin katrina katrine katya kay kayla kellyanne kersti kimberly kirsten
kirstjen kristalina kristen kristin kristina kristine ksenia laila lara larisa latifa latoya laura lauren laurie lea leah leila
lena leonor leticia letitia leyla liana lidia lila lilian liliana lillian lily lina linda lisa lise liudmila liz liza lizzie lois lola
loretta lorna lorraine louisa louise lourdes lucia luciana lucie lucy ludmila luisa luise lydia lynn lynne mabel madeleine madeline
madonna mae magda magdalena maggie maha maia malala malia mandy manuela margaret margarita margot margrethe maria mariam mariana
marianne marie mariela marija marina marine marisa marissa marjorie marlene marta martha martina mary maryam maryna matilda maud maureen mavis maxine
maya megan meghan melania melanie melezia melinda melissa mercedes meredith michele michelle mila mildred millicent mina mira miranda
miriam moira molly mona monica monika monique muriel myra nadia nadine nana nancy naomi natalia natalie natasha nathalie nellie nicole
nicolette nikki nina nora noreen norma nuria nydia octavia odile olena olga olha olive olivia oona ophelia oprah oriana paige paloma
pamela pascale patricia patrizia patty paula paulette paulina pauline pearl peggy penelope penny petra phoebe phumzile phyllis
pilar piper polly pooja priscilla priti priya rachel rafaela raissa ramona rania raquel rashida rebecca regina rekha renata renate
rhonda rita roberta rochelle rodaba romina rosa rosalia rosalind rosalyn rosanna rose roseanne rosemary rosie roxanne roza ruth sabine
sabrina sadia sally salma samantha samia sandra sania sanna sara sarah savannah sehar selina selma serena shakira shanna sharon
sheila shelley sherry sheryl shirin shirley sigrid silvia silvana simona simone sinead siobhan sofia soledad sonia sonja sonya sophia sophie
soraya stacey stacy stefanie stella stephanie sue suella sunita susan susana susanna susanne susie suzanne sveta svetlana svitlana
swati sylvia sylvie tabitha talia tamara tamika tammy tania tanja tanya tara tatiana tatyana teresa tess tessa thea thelma theresa
therese tiffany tilda tina tracey trisha trudy tulsi ulla ulrike uma ursula ute valentina valeria valerie vanessa vera veronica veronika
vicky victoria viktoria viola violet virginia vivian viviane wanda wendy wilhelmina wilma winifred winnie xenia xiomara yael yasmin yasmine
yelena yevgenia yolanda yuko yulia yuliya yvette yvonne zahra zainab zara zeinab zelda zoe zora zuzana
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
