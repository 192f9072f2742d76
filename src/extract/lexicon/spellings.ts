/**
 * Spellings of one name or word. Compiled by hand for this project; only spellings of the same name, never translations
 * (Vladimir is not Volodymyr).
 */
import { wordTable } from './word-set.ts'

/** For each spelling of a given name (lower case, without diacritics): the one it is counted as. */
export const GIVEN_NAME_SPELLINGS = wordTable(`
mohammed: mohamed muhammad mohammad mohamad muhammed muhammet mohamet mohamud
hussein: hussain husain husayn hossein hosein
hassan: hasan
osama: usama
abdallah: abdullah abdulla
yusuf: yousef youssef yousuf yusef
khaled: khalid chaled
volodymyr: wolodymyr volodimir volodymir
vladimir: wladimir
sergey: sergei sergej serguei
serhiy: serhii serhij
dmitry: dmitri dmitrij dmitriy dimitri
yevgeny: evgeny evgeni yevgeni jewgeni evgenij yevgeniy evgeniy
yevhen: jewhen yevgen
yuri: juri yury iouri yuriy jurij
andrey: andrei andrej
andriy: andrii andrij
alexei: aleksei alexey aleksey alexej aleksej
nikolai: nikolay nikolaj
mikhail: michail mihail
yulia: yuliya julija iulia yuliia
anatoly: anatoli anatolij anatoliy
valery: valeri walerij valeriy
vyacheslav: viacheslav wjatscheslaw
kim: gim
muammar: moammar muamar moamar
bjorn: bjoern
jurgen: juergen
jorg: joerg
gunter: guenter
gunther: guenther
gotz: goetz
soren: soeren
goran: goeran
rudiger: ruediger
aleksandr: alexandr
oleksandr: olexandr
`)

/** Words of bodies' names in British and American spelling. Lower case. */
export const BODY_SPELLINGS = wordTable(`
organization: organisation organizations organisations
center: centre
defense: defence
labor: labour
program: programme
theater: theatre
`)
