/**
 * Countries with the words for what belongs to them, and their capitals. Compiled by hand for this project.
 */
import { wordTable } from './word-set.ts'

/** For each demonym or other name of a country (lower case): the country's usual name (lower case). */
export const DEMONYMS = wordTable(`
afghanistan: afghan afghans
albania: albanian albanians
algeria: algerian algerians
angola: angolan angolans
argentina: argentine argentinian argentines
armenia: armenian armenians
australia: australian australians aussie
austria: austrian austrians
azerbaijan: azerbaijani azeri azerbaijanis
bahrain: bahraini bahrainis
bangladesh: bangladeshi bangladeshis
belarus: belarusian belarusians belarussian
belgium: belgian belgians
bolivia: bolivian bolivians
bosnia: bosnian bosnians bosnia_and_herzegovina
botswana: botswanan
brazil: brazilian brazilians
bulgaria: bulgarian bulgarians
burkina faso: burkinabe
burundi: burundian
cambodia: cambodian cambodians
cameroon: cameroonian
canada: canadian canadians
chad: chadian
chile: chilean chileans
china: chinese
colombia: colombian colombians
congo: congolese drc
costa rica: costa_rican
croatia: croatian croatians croat croats
cuba: cuban cubans
cyprus: cypriot cypriots
czech republic: czech czechs czechia
denmark: danish dane danes
dominican republic: dominican
ecuador: ecuadorian ecuadorean
egypt: egyptian egyptians
el salvador: salvadoran salvadorian
eritrea: eritrean
estonia: estonian estonians
ethiopia: ethiopian ethiopians
european union: eu european_union european europeans
fiji: fijian
finland: finnish finn finns
france: french frenchman frenchwoman
gabon: gabonese
gambia: gambian
georgia: georgian georgians
germany: german germans
ghana: ghanaian ghanaians
greece: greek greeks
guatemala: guatemalan
guinea: guinean
haiti: haitian haitians
honduras: honduran
hungary: hungarian hungarians
iceland: icelandic icelander icelanders
india: indian indians
indonesia: indonesian indonesians
iran: iranian iranians
iraq: iraqi iraqis
ireland: irish irishman
israel: israeli israelis
italy: italian italians
ivory coast: ivorian
jamaica: jamaican jamaicans
japan: japanese
jordan: jordanian jordanians
kazakhstan: kazakh kazakhs
kenya: kenyan kenyans
kosovo: kosovar kosovan kosovars
kuwait: kuwaiti kuwaitis
kyrgyzstan: kyrgyz
laos: laotian lao
latvia: latvian latvians
lebanon: lebanese
liberia: liberian
libya: libyan libyans
lithuania: lithuanian lithuanians
luxembourg: luxembourgish
madagascar: malagasy
malawi: malawian
malaysia: malaysian malaysians
maldives: maldivian
mali: malian malians
malta: maltese
mexico: mexican mexicans
moldova: moldovan moldovans
mongolia: mongolian
montenegro: montenegrin
morocco: moroccan moroccans
mozambique: mozambican
myanmar: burmese burma
namibia: namibian
nepal: nepali nepalese
netherlands: dutch dutchman the_netherlands
new zealand: kiwi kiwis
nicaragua: nicaraguan
niger: nigerien
nigeria: nigerian nigerians
north korea: north_korean north_koreans dprk
north macedonia: macedonian macedonia
norway: norwegian norwegians
oman: omani
pakistan: pakistani pakistanis
palestine: palestinian palestinians
panama: panamanian
paraguay: paraguayan
peru: peruvian peruvians
philippines: filipino philippine filipinos
poland: polish pole poles
portugal: portuguese
qatar: qatari qataris
romania: romanian romanians
russia: russian russians russian_federation
rwanda: rwandan rwandans
saudi arabia: saudi saudis
senegal: senegalese
serbia: serbian serbians serb serbs
sierra leone: sierra_leonean
singapore: singaporean
slovakia: slovak slovaks slovakian
slovenia: slovenian slovenes slovene
somalia: somali somalis
south africa: south_african south_africans
south korea: south_korean south_koreans korean korea
south sudan: south_sudanese
spain: spanish spaniard spaniards
sri lanka: sri_lankan
sudan: sudanese
sweden: swedish swede swedes
switzerland: swiss
syria: syrian syrians
taiwan: taiwanese
tajikistan: tajik
tanzania: tanzanian
thailand: thai thais
togo: togolese
tunisia: tunisian tunisians
turkey: turkish turk turks türkiye turkiye
turkmenistan: turkmen
uganda: ugandan
ukraine: ukrainian ukrainians
united arab emirates: emirati uae emiratis
united kingdom: british uk u.k britain briton britons great_britain england english scotland scottish wales welsh northern_ireland
united states: american americans us u.s usa u.s.a america united_states_of_america
uruguay: uruguayan
uzbekistan: uzbek
venezuela: venezuelan venezuelans
vietnam: vietnamese
yemen: yemeni yemenis
zambia: zambian
zimbabwe: zimbabwean
`)

/** For each capital (lower case): its country. */
export const CAPITALS = wordTable(`
afghanistan: kabul
albania: tirana
algeria: algiers
argentina: buenos_aires
armenia: yerevan
australia: canberra
austria: vienna
azerbaijan: baku
bangladesh: dhaka
belarus: minsk
belgium: brussels
bosnia: sarajevo
brazil: brasilia brasília
bulgaria: sofia
cambodia: phnom_penh
canada: ottawa
chile: santiago
china: beijing peking
colombia: bogota bogotá
congo: kinshasa
croatia: zagreb
cuba: havana
cyprus: nicosia
czech republic: prague
denmark: copenhagen
ecuador: quito
egypt: cairo
estonia: tallinn
ethiopia: addis_ababa
finland: helsinki
france: paris
georgia: tbilisi
germany: berlin
ghana: accra
greece: athens
hungary: budapest
iceland: reykjavik reykjavík
india: new_delhi delhi
indonesia: jakarta
iran: tehran
iraq: baghdad
ireland: dublin
israel: jerusalem tel_aviv
italy: rome
japan: tokyo
jordan: amman
kazakhstan: astana
kenya: nairobi
kosovo: pristina
latvia: riga
lebanon: beirut
libya: tripoli
lithuania: vilnius
malaysia: kuala_lumpur
mexico: mexico_city
moldova: chisinau
mongolia: ulaanbaatar
montenegro: podgorica
morocco: rabat
myanmar: naypyidaw
nepal: kathmandu
netherlands: amsterdam the_hague
new zealand: wellington
nigeria: abuja
north korea: pyongyang
north macedonia: skopje
norway: oslo
pakistan: islamabad
palestine: ramallah
peru: lima
philippines: manila
poland: warsaw
portugal: lisbon
qatar: doha
romania: bucharest
russia: moscow
rwanda: kigali
saudi arabia: riyadh
senegal: dakar
serbia: belgrade
slovakia: bratislava
slovenia: ljubljana
somalia: mogadishu
south africa: pretoria
south korea: seoul
spain: madrid
sudan: khartoum
sweden: stockholm
switzerland: bern
syria: damascus
taiwan: taipei
thailand: bangkok
tunisia: tunis
turkey: ankara
uganda: kampala
ukraine: kyiv kiev
united arab emirates: abu_dhabi
united kingdom: london
united states: washington washington_d.c
venezuela: caracas
vietnam: hanoi
yemen: sanaa
zimbabwe: harare
`)

/** Other places that news names without saying that they are places: states, cities, regions. Lower case. */
export const OTHER_PLACES = wordTable(`
place: alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine
place: maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada new_hampshire new_jersey new_mexico new_york north_carolina
place: north_dakota ohio oklahoma oregon pennsylvania rhode_island south_carolina south_dakota tennessee texas utah vermont virginia west_virginia wisconsin
place: wyoming puerto_rico new_york_city los_angeles chicago houston philadelphia san_francisco san_diego dallas boston seattle detroit atlanta miami
place: baltimore cleveland denver st._louis new_orleans las_vegas silicon_valley hollywood brooklyn manhattan toronto montreal vancouver quebec ontario
place: sydney melbourne brisbane perth queensland tasmania new_south_wales auckland mumbai kolkata chennai shanghai hong_kong macau guangzhou
place: tibet xinjiang osaka frankfurt munich hamburg cologne milan naples turin barcelona catalonia geneva zurich marseille lyon manchester birmingham
place: liverpool glasgow edinburgh cardiff belfast istanbul dubai gaza west_bank crimea donbas donetsk luhansk kharkiv odesa odessa lviv aleppo
place: mosul basra karachi lahore kashmir siberia chechnya st_petersburg europe asia africa antarctica latin_america middle_east south_america north_america
place: calif fla ariz colo conn kan mich minn neb nev okla tenn wis wyo ont nsw
place: lagos johannesburg cape_town casablanca rio_de_janeiro sao_paulo são_paulo greenland scandinavia washington_state the_west_bank
`)

/** Peoples and faiths that are no country's. Lower case. */
export const OTHER_PEOPLES = wordTable(`
people: african africans african-american african-americans asian asians asian-americans arab arabs jew jews jewish muslim muslims islamic christian christians catholic catholics
people: protestant protestants hindu hindus sikh sikhs buddhist buddhists latino latinos latina latinas hispanic hispanics kurd kurds kurdish uighur uighurs uyghur uyghurs
people: roma rohingya tibetan tibetans chechen chechens tatar tatars sunni sunnis shia shiite shiites texan texans californian californians londoner londoners
people: westerners western northern southern eastern baltic nordic scandinavian scandinavians balkan latin caribbean
`)
