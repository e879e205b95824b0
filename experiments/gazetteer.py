"""Make `stancekit/gazetteer.toml`: CLDR and ISO names of states, under our own overlay.

Run once, with babel and pycountry installed: `python experiments/gazetteer.py`. The base gives
every territory of ISO 3166-1 its names; `STATES` adds what its people and seats are called, and
`ORGANIZATIONS`, `FORMER`, `PARTIES` and `EXCEPTIONS` are kept by hand. Edit here, then run.
"""

# ruff: noqa: E501, W291
from __future__ import annotations

import json
from pathlib import Path

TARGET = Path(__file__).parent.parent / "stancekit" / "gazetteer.toml"

# code | adjectives and people | seats and houses of government | further names
STATES = """
AFG | Afghan, Afghans | Kabul | Islamic Emirate of Afghanistan
ALB | Albanian, Albanians | Tirana |
DZA | Algerian, Algerians | Algiers, El Mouradia, El-Mouradia | People's Democratic Republic of Algeria
AND | Andorran, Andorrans | Andorra la Vella | Principality of Andorra
AGO | Angolan, Angolans | Luanda |
ATG | Antiguan, Antiguans | | Antigua, Antigua & Barbuda
ARG | Argentine, Argentines, Argentinian, Argentinians, Argentinean | Buenos Aires, Casa Rosada, Palacio San Martín | Argentine Republic
ARM | Armenian, Armenians | Yerevan |
AUS | Australian, Australians | Canberra, DFAT | Commonwealth of Australia
AUT | Austrian, Austrians | Vienna, Ballhausplatz, Nationalrat |
AZE | Azerbaijani, Azerbaijanis, Azeri, Azeris | Baku |
BHS | Bahamian, Bahamians | Nassau | The Bahamas, Commonwealth of The Bahamas, The Commonwealth of The Bahamas
BHR | Bahraini, Bahrainis | Manama | Kingdom of Bahrain
BGD | Bangladeshi, Bangladeshis | Dhaka |
BRB | Barbadian, Barbadians, Bajan | Bridgetown |
BLR | Belarusian, Belarusians, Belarussian | Minsk |
BEL | Belgian, Belgians | Brussels government, Egmont Palace | Kingdom of Belgium
BLZ | Belizean, Belizeans | Belmopan |
BEN | Beninese, Beninois | Cotonou, Porto-Novo |
BTN | Bhutanese | Thimphu |
BOL | Bolivian, Bolivians | La Paz, Sucre, Palacio Quemado | Plurinational State of Bolivia
BIH | Bosnian, Bosnians, Bosnian and Herzegovinian | Sarajevo | Bosnia, Bosnia-Herzegovina, Bosnia and Herzegovina
BWA | Botswanan, Botswanans, Batswana, Motswana | Gaborone |
BRA | Brazilian, Brazilians | Brasilia, Brasília, Itamaraty, Planalto, Alvorada | Federative Republic of Brazil
BRN | Bruneian, Bruneians | Bandar Seri Begawan | Brunei Darussalam
BGR | Bulgarian, Bulgarians | Sofia, Narodno Sabranie |
BFA | Burkinabe, Burkinabè, Burkinabé, Burkinan | Ouagadougou | Burkina
BDI | Burundian, Burundians | Bujumbura, Gitega |
CPV | Cape Verdean, Cape Verdeans, Cabo Verdean | Praia | Cape Verde, Cabo Verde
KHM | Cambodian, Cambodians | Phnom Penh | Kingdom of Cambodia
CMR | Cameroonian, Cameroonians | Yaounde, Yaoundé |
CAN | Canadian, Canadians | Ottawa, Global Affairs Canada, Parliament Hill |
CAF | Central African, Central Africans | Bangui | CAR
TCD | Chadian, Chadians | N'Djamena, Ndjamena |
CHL | Chilean, Chileans | Santiago, La Moneda |
CHN | Chinese, mainland Chinese | Beijing, Peking, Zhongnanhai, Waijiaobu | People's Republic of China, PRC, P.R.C., mainland China
COL | Colombian, Colombians | Bogota, Bogotá, Casa de Nariño |
COM | Comorian, Comorians, Comoran, Comorans | Moroni | Union of the Comoros, Union of Comoros, Comoro Islands, Comores
COG | Brazzaville Congolese | Brazzaville | Congo-Brazzaville, Republic of the Congo, Republic of Congo, Congo Republic
COD | Zairean, Zairian | Kinshasa | DRC, DR Congo, D.R. Congo, Democratic Republic of the Congo, Democratic Republic of Congo, Congo-Kinshasa, RDC, Zaire
CRI | Costa Rican, Costa Ricans | San José, San Jose |
CIV | Ivorian, Ivorians, Ivoirian | Abidjan, Yamoussoukro | Ivory Coast, Cote d'Ivoire, Côte d'Ivoire, Republic of Côte d'Ivoire
HRV | Croatian, Croatians, Croat | Zagreb, Sabor |
CUB | Cuban, Cubans | Havana, Habana, MINREX |
CYP | Cypriot, Cypriots, Greek Cypriot, Greek Cypriots | Nicosia | Republic of Cyprus
CZE | Czech, Czechs | Prague, Prague Castle, Czernin Palace | Czechia, Czech Republic
DNK | Danish, Dane, Danes | Copenhagen, Christiansborg, Folketing | Kingdom of Denmark
DJI | Djiboutian, Djiboutians | | Republic of Djibouti
DMA | | Roseau | Commonwealth of Dominica, The Commonwealth of Dominica
DOM | | Santo Domingo | Dominican Republic, the Dominican Republic
ECU | Ecuadorian, Ecuadorians, Ecuadorean, Ecuadoreans | Quito, Carondelet |
EGY | Egyptian, Egyptians | Cairo, Tahrir Palace | Arab Republic of Egypt
SLV | Salvadoran, Salvadorans, Salvadorean | San Salvador |
GNQ | Equatorial Guinean, Equatoguinean, Equatoguineans | Malabo |
ERI | Eritrean, Eritreans | Asmara |
EST | Estonian, Estonians | Tallinn, Riigikogu |
SWZ | Swazi, Swazis | Mbabane, Lobamba | Swaziland, Kingdom of Eswatini
ETH | Ethiopian, Ethiopians | Addis Ababa |
FJI | Fijian, Fijians | Suva |
FIN | Finnish, Finn, Finns | Helsinki, Eduskunta |
FRA | French, Frenchman | Paris, Elysee, Élysée, Elysée, Quai d'Orsay, Matignon, Elysée Palace, Palais Bourbon, French National Assembly | French Republic
GAB | Gabonese | Libreville | Gabonese Republic
GMB | Gambian, Gambians | Banjul | The Gambia, Republic of The Gambia, Gambia
GEO | Georgian, Georgians | Tbilisi |
DEU | German, Germans, West German, West Germans | Berlin, Auswärtiges Amt, Federal Foreign Office, Bundestag, Bundeskanzleramt | Federal Republic of Germany, FRG, West Germany
GHA | Ghanaian, Ghanaians | Accra, Jubilee House |
GRC | Greek, Greeks | Athens, Maximos Mansion | Hellenic Republic
GRD | Grenadian, Grenadians | |
GTM | Guatemalan, Guatemalans | Guatemala City |
GIN | Guinean, Guineans | Conakry | Guinea-Conakry, Guinea Conakry, Republic of Guinea
GNB | Bissau-Guinean, Bissau-Guineans, Bissau Guinean | Bissau | Guinea-Bissau, Guinea Bissau
GUY | Guyanese | Georgetown | Co-operative Republic of Guyana
HTI | Haitian, Haitians | Port-au-Prince |
HND | Honduran, Hondurans | Tegucigalpa |
HUN | Hungarian, Hungarians | Budapest, Országgyűlés |
ISL | Icelandic, Icelander, Icelanders | Reykjavik, Reykjavík, Althing, Alþingi |
IND | Indian, Indians | New Delhi, Delhi, South Block, Lok Sabha, Rajya Sabha, Ministry of External Affairs, MEA | Bharat
IDN | Indonesian, Indonesians | Jakarta, Merdeka Palace, Pejambon, Kemlu |
IRN | Iranian, Iranians | Tehran, Teheran | Islamic Republic of Iran
IRQ | Iraqi, Iraqis | Baghdad |
IRL | Irish | Dublin, Dáil Éireann, Dail Eireann, Dáil, Iveagh House, Oireachtas, Leinster House | Republic of Ireland
ISR | Israeli, Israelis | Jerusalem, Tel Aviv, Knesset | State of Israel
ITA | Italian, Italians | Rome, Farnesina, Palazzo Chigi, Quirinale, Montecitorio, Palazzo Madama | Italian Republic
JAM | Jamaican, Jamaicans | | 
JPN | Japanese | Tokyo, Kantei, Gaimusho, National Diet |
JOR | Jordanian, Jordanians | Amman | Hashemite Kingdom of Jordan, Hashemite Kingdom
KAZ | Kazakh, Kazakhs, Kazakhstani, Kazakhstanis | Astana, Nur-Sultan, Akorda |
KEN | Kenyan, Kenyans | Nairobi |
KIR | I-Kiribati | Tarawa |
PRK | North Korean, North Koreans | Pyongyang | North Korea, DPRK, Democratic People's Republic of Korea
KOR | South Korean, South Koreans | Seoul, Cheong Wa Dae, Blue House | South Korea, Republic of Korea, ROK
KWT | Kuwaiti, Kuwaitis | Kuwait City | State of Kuwait
KGZ | Kyrgyz, Kyrgyzstani | Bishkek |
LAO | Lao, Laotian, Laotians | Vientiane | Laos, Lao PDR
LVA | Latvian, Latvians | Riga, Saeima |
LBN | Lebanese | Beirut, Baabda |
LSO | Basotho, Mosotho | Maseru | Kingdom of Lesotho
LBR | Liberian, Liberians | Monrovia |
LBY | Libyan, Libyans | Tripoli | State of Libya, Libyan Arab Jamahiriya, Jamahiriya
LIE | Liechtensteiner | Vaduz | Principality of Liechtenstein
LTU | Lithuanian, Lithuanians | Vilnius, Seimas |
LUX | Luxembourgish, Luxembourger, Luxembourgers | | Grand Duchy of Luxembourg
MDG | Malagasy, Madagascan | Antananarivo |
MWI | Malawian, Malawians | Lilongwe |
MYS | Malaysian, Malaysians | Kuala Lumpur, Putrajaya, Wisma Putra |
MDV | Maldivian, Maldivians | Malé |
MLI | Malian, Malians | Bamako |
MLT | Maltese | Valletta |
MHL | Marshallese | Majuro | Marshall Islands
MRT | Mauritanian, Mauritanians | Nouakchott | Islamic Republic of Mauritania
MUS | Mauritian, Mauritians | Port Louis |
MEX | Mexican, Mexicans | Mexico City, Los Pinos | United Mexican States
FSM | Micronesian, Micronesians | Palikir | Federated States of Micronesia
MDA | Moldovan, Moldovans, Moldavian | Chisinau, Chișinău, Chişinău | Republic of Moldova
MCO | Monegasque | | Principality of Monaco
MNG | Mongolian, Mongolians | Ulaanbaatar, Ulan Bator |
MNE | Montenegrin, Montenegrins | Podgorica |
MAR | Moroccan, Moroccans | Rabat | Kingdom of Morocco, Cherifian Kingdom, Sherifian Kingdom, Sharifian Kingdom
MOZ | Mozambican, Mozambicans | Maputo |
MMR | Burmese, Myanma | Naypyidaw, Nay Pyi Taw, Yangon, Rangoon | Burma
NAM | Namibian, Namibians | Windhoek |
NRU | Nauruan, Nauruans | Yaren |
NPL | Nepali, Nepalese, Nepalis | Kathmandu |
NLD | Dutch | The Hague, Binnenhof, Tweede Kamer, Eerste Kamer | Holland, the Netherlands, Kingdom of the Netherlands
NZL | New Zealander, New Zealanders | Wellington, Beehive | Aotearoa
NIC | Nicaraguan, Nicaraguans | Managua |
NER | Nigerien, Nigeriens | Niamey | Republic of Niger, Republic of the Niger
NGA | Nigerian, Nigerians | Abuja, Aso Rock, Aso Villa | Federal Republic of Nigeria
MKD | Macedonian, Macedonians, North Macedonian | Skopje | Macedonia, FYROM, Republic of Macedonia
NOR | Norwegian, Norwegians | Oslo, Storting |
OMN | Omani, Omanis | Muscat | Sultanate of Oman
PAK | Pakistani, Pakistanis | Islamabad, Rawalpindi, Aiwan-e-Sadr |
PLW | Palauan, Palauans | Ngerulmud |
PSE | Palestinian, Palestinians | Ramallah | Palestine, State of Palestine, Palestinian Authority
PAN | Panamanian, Panamanians | Panama City |
PNG | Papua New Guinean, Papua New Guineans | Port Moresby | PNG
PRY | Paraguayan, Paraguayans | Asunción, Asuncion, Palacio de López |
PER | Peruvian, Peruvians | Lima, Torre Tagle |
PHL | Filipino, Filipinos, Philippine | Manila, Malacañang, Malacanang | the Philippines
POL | Polish, Pole, Poles | Warsaw, Sejm, Belweder |
PRT | Portuguese | Lisbon, São Bento, Assembleia da República, Necessidades Palace | Portuguese Republic
QAT | Qatari, Qataris | Doha | State of Qatar
ROU | Romanian, Romanians | Bucharest, Cotroceni |
RUS | Russian, Russians | Moscow, Kremlin, the Kremlin, State Duma, Smolenskaya Square, Federation Council | Russian Federation
RWA | Rwandan, Rwandans | Kigali |
KNA | Kittitian, Kittitians, Nevisian | Basseterre | Saint Kitts and Nevis, St. Kitts and Nevis, St Kitts and Nevis, St. Kitts, Saint Christopher and Nevis
LCA | Saint Lucian, St Lucian, St. Lucian | Castries | Saint Lucia, St. Lucia, St Lucia
VCT | Vincentian, Vincentians | Kingstown | Saint Vincent and the Grenadines, St. Vincent and the Grenadines, St Vincent and the Grenadines, Saint Vincent, St. Vincent, St Vincent
WSM | Samoan, Samoans | Apia |
SMR | Sammarinese | | San Marino
STP | São Toméan, Sao Tomean, Santomean, São Tomean | | São Tomé, Sao Tome, São Tomé and Príncipe, Sao Tome and Principe
SAU | Saudi, Saudis, Saudi Arabian | Riyadh, Jeddah | Saudi Arabia, Kingdom of Saudi Arabia, KSA
SEN | Senegalese | Dakar |
SRB | Serbian, Serbians, Serb, Serbs | Belgrade |
SYC | Seychellois | | the Seychelles
SLE | Sierra Leonean, Sierra Leoneans, Sierra Leonian | Freetown | Salone
SGP | Singaporean, Singaporeans | |
SVK | Slovak, Slovaks, Slovakian | Bratislava | Slovak Republic
SVN | Slovenian, Slovenians, Slovene, Slovenes | Ljubljana |
SLB | Solomon Islander, Solomon Islanders | Honiara | Solomon Islands, Solomons
SOM | Somali, Somalis, Somalian | Mogadishu, Villa Somalia | Federal Republic of Somalia
ZAF | South African, South Africans | Pretoria, Cape Town, Union Buildings, DIRCO, Dirco, Tuynhuys | Republic of South Africa
SSD | South Sudanese | Juba |
ESP | Spanish, Spaniard, Spaniards | Madrid, Moncloa, La Moncloa, Zarzuela, Congress of Deputies, Cortes, Santa Cruz Palace | Kingdom of Spain
LKA | Sri Lankan, Sri Lankans | Colombo | Ceylon
SDN | Sudanese | Khartoum |
SUR | Surinamese | Paramaribo |
SWE | Swedish, Swede, Swedes | Stockholm, Riksdag, Rosenbad |
CHE | Swiss | Bern, Berne, Bundeshaus | Swiss Confederation
SYR | Syrian, Syrians | Damascus | Syrian Arab Republic
TWN | Taiwanese | Taipei | Taiwan, Republic of China, Chinese Taipei
TJK | Tajik, Tajiks, Tajikistani | Dushanbe |
TZA | Tanzanian, Tanzanians | Dodoma, Dar es Salaam | Tanzania, United Republic of Tanzania
THA | Thai, Thais | Bangkok | Kingdom of Thailand
TLS | Timorese, East Timorese | Dili | East Timor, Timor-Leste, Timor Leste
TGO | Togolese | Lomé, Lome | Togolese Republic
TON | Tongan, Tongans | Nuku'alofa, Nuku’alofa | Kingdom of Tonga
TTO | Trinidadian, Trinidadians, Tobagonian | Port of Spain, Port-of-Spain | Trinidad and Tobago, Trinidad, Trinidad & Tobago
TUN | Tunisian, Tunisians | Tunis |
TUR | Turkish, Turk, Turks | Ankara, Beştepe, Cankaya, Çankaya | Turkey, Türkiye, Turkiye, Republic of Turkey, Republic of Türkiye
TKM | Turkmen, Turkmens | Ashgabat |
TUV | Tuvaluan, Tuvaluans | Funafuti |
UGA | Ugandan, Ugandans | Kampala |
UKR | Ukrainian, Ukrainians | Kyiv, Kiev, Verkhovna Rada, Bankova |
ARE | Emirati, Emiratis | Abu Dhabi | UAE, U.A.E., United Arab Emirates, the Emirates, Emirates
GBR | British, Briton, Britons, Brits, UK | London, Downing Street, Whitehall, Westminster, Foreign Office, House of Commons, House of Lords, FCDO, Foreign and Commonwealth Office | United Kingdom, UK, U.K., Britain, Great Britain
USA | American, Americans, US | Washington, White House, State Department, Department of State, US Department of State, US Congress, U.S. Congress, Capitol Hill, Pentagon, Oval Office, US House of Representatives, US Senate, Foggy Bottom, Trump administration, Biden administration, Obama administration, Bush administration, Clinton administration, Reagan administration, Carter administration, Nixon administration, Ford administration | United States, United States of America, US, U.S., USA, U.S.A.
URY | Uruguayan, Uruguayans | Montevideo, Torre Ejecutiva |
UZB | Uzbek, Uzbeks, Uzbekistani | Tashkent |
VUT | Vanuatuan, Ni-Vanuatu, ni-Vanuatu | Port Vila |
VAT | | Holy See, the Holy See | Vatican, Vatican City, the Vatican
VEN | Venezuelan, Venezuelans | Caracas, Miraflores, Casa Amarilla | Bolivarian Republic of Venezuela
VNM | Vietnamese | Hanoi | Viet Nam, Vietnam
YEM | Yemeni, Yemenis | Sanaa, Sana'a |
ZMB | Zambian, Zambians | Lusaka |
ZWE | Zimbabwean, Zimbabweans | Harare | Rhodesia
ESH | | |
FLK | Falkland Islander, Falkland Islanders, Kelpers | | Falkland Islands
GIB | Gibraltarian, Gibraltarians | Convent Place |
GRL | Greenlandic, Greenlander, Greenlanders | Nuuk |
HKG | Hong Konger, Hong Kongers | | Hong Kong
MAC | Macanese | | Macau, Macao
PRI | Puerto Rican, Puerto Ricans | San Juan |
COK | Cook Islander, Cook Islanders | Rarotonga | Cook Islands
NIU | Niuean, Niueans | Alofi |
SHN | | | St. Helena, Saint Helena
ATF | | | French Southern Territories
FRO | Faroese | Tórshavn | Faroe Islands, Faroes
"""

# id | adjectives and people | seats | names; the first name is the one shown
FORMER = """
state:kosovo | Kosovar, Kosovars, Kosovan, Kosovo Albanian | Pristina, Priština, Prishtina | Kosovo, Republic of Kosovo
state:somaliland | Somalilander, Somalilanders | Hargeisa | Somaliland, Republic of Somaliland
state:sadr | | | Sahrawi Arab Democratic Republic, Saharawi Arab Democratic Republic, Sahrawi Republic, Saharawi Republic, SADR, RASD
state:abkhazia | Abkhaz, Abkhazian, Abkhazians | Sukhumi, Sukhum | Abkhazia, Republic of Abkhazia
state:south-ossetia | South Ossetian, South Ossetians, Ossetian | Tskhinvali, Tskhinval | South Ossetia, Republic of South Ossetia
state:transnistria | Transnistrian, Transnistrians, Transdniestrian | Tiraspol | Transnistria, Transdniestria, Pridnestrovie, Pridnestrovian Moldavian Republic
state:artsakh | Artsakhi | Stepanakert | Artsakh, Republic of Artsakh, Nagorno-Karabakh Republic
state:northern-cyprus | Turkish Cypriot, Turkish Cypriots | | Turkish Republic of Northern Cyprus, TRNC, Northern Cyprus, Turkish Cypriot authorities, Turkish Cypriot leadership, Turkish Cypriot side, Turkish Cypriot administration, Turkish Cypriot government
org:autonomous-bougainville-government | Bougainvillean, Bougainvilleans | Buka | Autonomous Bougainville Government, ABG, Bougainville
org:generalitat-of-catalonia | Catalan, Catalans | Palau de la Generalitat | Generalitat of Catalonia, Generalitat de Catalunya, Government of Catalonia, Catalonia
org:kurdistan-regional-government | | Erbil | Kurdistan Regional Government, KRG, Kurdistan Region, Kurdistan Region of Iraq, Iraqi Kurdistan
org:republika-srpska-leadership | Bosnian Serb, Bosnian Serbs | Banja Luka | Republika Srpska
org:ceuta-and-melilla-authorities | | | Ceuta and Melilla
org:azad-jammu-and-kashmir | | Muzaffarabad | Azad Jammu and Kashmir, Azad Kashmir, AJK
state:soviet-union | Soviet, Soviets | | Soviet Union, USSR, U.S.S.R., Union of Soviet Socialist Republics
state:yugoslavia | Yugoslav, Yugoslavs, Yugoslavian | | Yugoslavia, Federal Republic of Yugoslavia
state:czechoslovakia | Czechoslovak, Czechoslovakian | | Czechoslovakia
state:east-germany | East German, East Germans | East Berlin | East Germany, German Democratic Republic, GDR
state:serbia-and-montenegro | | | Serbia and Montenegro
state:upper-volta | Upper Voltan | | Upper Volta
state:dahomey | | | Dahomey
state:south-yemen | South Yemeni | Aden | South Yemen, Democratic Yemen, People's Democratic Republic of Yemen
state:ottoman-empire | Ottoman, Ottomans | | Ottoman Empire
state:donetsk-people-s-republic | | | Donetsk People's Republic, DPR
state:luhansk-people-s-republic | | | Luhansk People's Republic, LPR, Lugansk People's Republic
"""
# kept by the codebook's annotators under today's states
MERGED = {"BFA": ["Upper Volta"], "BEN": ["Dahomey"]}

ORGANIZATIONS = """
org:united-nations | | | United Nations, UN, U.N., United Nations Organization, UNO
org:security-council | | | Security Council, UN Security Council, United Nations Security Council, UNSC, U.N. Security Council, UN Council
org:general-assembly | | | General Assembly, UN General Assembly, United Nations General Assembly, UNGA, U.N. General Assembly, UN Assembly, UN assembly
org:un-secretary-general | | | UN Secretary-General, United Nations Secretary-General, UN chief, U.N. Secretary-General
org:un-secretariat | | | UN Secretariat, United Nations Secretariat, UN Legal Counsel, UN Office of Legal Affairs
org:un-human-rights-council | | | Human Rights Council, UN Human Rights Council
org:ohchr | | | OHCHR, UN Human Rights Office, Office of the High Commissioner for Human Rights
org:un-human-rights-committee | | | Human Rights Committee
org:un-fourth-committee | | | Fourth Committee, UN Fourth Committee
org:un-committee-of-24 | | | Committee of 24, C-24, Special Committee on Decolonization, Special Committee on Decolonisation
org:unhcr | | | UNHCR, UN refugee agency
org:unesco | | | UNESCO
org:world-food-programme | | | World Food Programme, WFP
org:world-health-organization | | | World Health Organization, World Health Organisation
org:imf | | | International Monetary Fund, IMF
org:world-bank | | | World Bank
org:wto | | | World Trade Organization, WTO
org:iaea | | | IAEA, International Atomic Energy Agency
org:international-court-of-justice | | | International Court of Justice, ICJ, World Court, International Court in The Hague, International Court, judges in The Hague, judges at The Hague, court in The Hague
org:international-criminal-court | | | International Criminal Court, ICC
org:itlos | | | ITLOS, International Tribunal for the Law of the Sea
org:permanent-court-of-arbitration | | | Permanent Court of Arbitration
org:european-union | | Brussels | European Union, EU, E.U., European bloc
org:european-commission | | Berlaymont | European Commission, EU Commission
org:european-parliament | | Strasbourg Parliament | European Parliament, EU Parliament, EU parliament, European Union lawmakers, EU lawmakers, European lawmakers
org:council-of-the-eu | | | Council of the EU, Council of the European Union, European Council, EU Council
org:european-court-of-justice | | | European Court of Justice, Court of Justice of the European Union, EU Court of Justice, ECJ, CJEU, EU's top court, General Court of the European Union, EU General Court, General Court, European court, EU court, Court of Justice of the EU, General Court of the EU, EU's General Court, EU's Court of Justice, European Union court, European Union's top court, Court of Justice, Luxembourg court, court in Luxembourg, courts in Luxembourg, judges in Luxembourg, Luxembourg judges, EU judges, European judges, Europe's highest court, Europe's top court, EU's highest court, European Court
org:european-external-action-service | | | European External Action Service, EEAS
org:european-court-of-human-rights | | | European Court of Human Rights, ECHR, Strasbourg court, Strasbourg judges, court in Strasbourg
org:council-of-europe | | | Council of Europe
org:pace | | | Parliamentary Assembly of the Council of Europe, PACE
org:venice-commission | | | Venice Commission
org:osce | | | OSCE, Organization for Security and Co-operation in Europe, Organisation for Security and Cooperation in Europe, Organization for Security and Cooperation in Europe
org:osce-minsk-group | | | OSCE Minsk Group, Minsk Group
org:nato | | | NATO, Nato, North Atlantic Treaty Organization, North Atlantic Alliance, Atlantic Alliance
org:g7 | | | G7, G-7, Group of Seven
org:g20 | | | G20, G-20
org:brics | | | BRICS
org:oecd | | | OECD
org:opec | | | OPEC, Opec
org:commonwealth | | Marlborough House | Commonwealth of Nations, The Commonwealth, Commonwealth, Commonwealth Secretariat
org:francophonie | | | Francophonie, International Organisation of La Francophonie, La Francophonie, OIF
org:cplp | | | CPLP, Community of Portuguese Language Countries, Community of Portuguese Speaking Countries
org:non-aligned-movement | | | Non-Aligned Movement, NAM, Nonaligned Movement
org:g77 | | | Group of 77, G77
org:african-union | | | African Union, AU, A.U., pan-African organization, pan-African organisation, African Union Commission, AU Commission
org:oau | | | Organisation of African Unity, Organization of African Unity, OAU
org:au-peace-and-security-council | | | Peace and Security Council, AU Peace and Security Council
org:pan-african-parliament | | | Pan-African Parliament
org:african-court | | | African Court on Human and Peoples' Rights, African Court, African Court of Human and Peoples' Rights
org:african-commission | | | African Commission on Human and Peoples' Rights, ACHPR
org:ecowas | | | ECOWAS, Economic Community of West African States, CEDEAO
org:sadc | | | SADC, Southern African Development Community
org:eac | | | East African Community, EAC
org:igad | | | IGAD, Intergovernmental Authority on Development
org:eccas | | | ECCAS, Economic Community of Central African States
org:cemac | | | CEMAC
org:comesa | | | COMESA
org:cen-sad | | | CEN-SAD, Community of Sahel-Saharan States, Cen-Sad
org:arab-maghreb-union | | | Arab Maghreb Union, Maghreb Union, UMA
org:alliance-of-sahel-states | | | Alliance of Sahel States, AES
org:indian-ocean-commission | | | Indian Ocean Commission
org:arab-league | | | Arab League, League of Arab States
org:arab-parliament | | | Arab Parliament
org:gcc | | | Gulf Cooperation Council, GCC, Gulf leaders, Supreme Council of the GCC, Cooperation Council for the Arab States of the Gulf, Gulf bloc
org:oic | | | Organisation of Islamic Cooperation, Organization of Islamic Cooperation, Organisation of the Islamic Conference, Organization of the Islamic Conference, Islamic Conference, OIC
org:asean | | | ASEAN, Asean, Association of Southeast Asian Nations
org:saarc | | | SAARC
org:sco | | | Shanghai Cooperation Organization, Shanghai Cooperation Organisation, SCO
org:turkic-states | | | Organization of Turkic States, Organisation of Turkic States, OTS, Turkic Council
org:cis | | | Commonwealth of Independent States, CIS
org:csto | | | CSTO, Collective Security Treaty Organization
org:eurasian-economic-union | | | Eurasian Economic Union, EAEU
org:guam | | | GUAM, Organization for Democracy and Economic Development
org:eco | | | Economic Cooperation Organization
org:pacific-islands-forum | | | Pacific Islands Forum, PIF, Pacific leaders
org:melanesian-spearhead-group | | | Melanesian Spearhead Group, MSG
org:quad | | | the Quad
org:aukus | | | AUKUS
org:mercosur | | | Mercosur, MERCOSUR, Mercosul, Southern Common Market
org:parlasur | | | Parlasur, Mercosur Parliament
org:unasur | | | UNASUR, Unasur
org:celac | | | CELAC, Celac, Community of Latin American and Caribbean States
org:caricom | | | CARICOM, Caricom, Caribbean Community
org:oecs | | | OECS, Organisation of Eastern Caribbean States, Organization of Eastern Caribbean States
org:oas | | | Organization of American States, Organisation of American States, OAS
org:alba | | | ALBA, Bolivarian Alliance
org:andean-community | | | Andean Community
org:andean-parliament | | | Andean Parliament, Parlandino
org:central-american-parliament | | | Central American Parliament, PARLACEN, Parlacen
org:parlatino | | | Parlatino, Latin American Parliament, Latin American and Caribbean Parliament
org:sica | | | SICA, Central American Integration System
org:acp | | | Organisation of African, Caribbean and Pacific States, OACPS
org:visegrad-group | | | Visegrad Group, Visegrád Group, V4
org:nordic-council | | | Nordic Council
org:union-for-the-mediterranean | | | Union for the Mediterranean
org:inter-parliamentary-union | | | Inter-Parliamentary Union, IPU
org:socialist-international | | | Socialist International
org:ioc | | | International Olympic Committee, IOC
org:fifa | | | FIFA, Fifa
org:uefa | | | UEFA, Uefa
org:caf-football | | | Confederation of African Football
org:conifa | | | CONIFA, Conifa
org:red-cross | | | International Committee of the Red Cross, ICRC
org:amnesty-international | | | Amnesty International
org:human-rights-watch | | | Human Rights Watch, HRW
org:western-sahara-resource-watch | | | Western Sahara Resource Watch, WSRW
org:ebrd | | | European Bank for Reconstruction and Development, EBRD
org:crimea-platform | | | Crimea Platform
org:geneva-support-group-for-western-sahara | | | Geneva Support Group for Western Sahara
org:cosatu | | | COSATU, Cosatu, Congress of South African Trade Unions
org:oic-contact-group | | | OIC Contact Group, OIC Contact Group on Jammu and Kashmir, Contact Group on Jammu and Kashmir, OIC group
org:international-crimea-platform | | | International Crimea Platform, Crimea Platform
org:high-court-of-south-africa | | | High Court of South Africa, South African High Court, South Africa's High Court
org:copppal | | | COPPPAL
org:maritime-union-of-australia | | | Maritime Union of Australia, Maritime Union
org:western-sahara-campaign-uk | | | Western Sahara Campaign UK, Western Sahara Campaign
org:confederation-paysanne | | | Confédération paysanne, Confédération Paysanne
org:eu-advocate-general | | | EU Advocate General, Advocate General, EU court adviser, EU court's adviser
org:eucoco | | | EUCOCO, Eucoco, EUCOCO Conference, EUCOCO conference, European Conference of Support and Solidarity with the Sahrawi People, European Conference of Support and Solidarity with the Saharawi People, European Coordination Conference of Support to the Sahrawi People
"""

PARTIES = """
party:anc | | Luthuli House | African National Congress, ANC
party:sacp | | | South African Communist Party, SACP
party:democratic-alliance | | | Democratic Alliance
party:eff | | | Economic Freedom Fighters, EFF
party:swapo | | | Swapo, SWAPO, SWAPO Party, South West Africa People's Organisation
party:frelimo | | | Frelimo, FRELIMO
party:mpla | | | MPLA
party:zanu-pf | | | Zanu-PF, ZANU-PF, ZANU PF
party:chama-cha-mapinduzi | | | Chama Cha Mapinduzi, CCM
party:fretilin | | | Fretilin, FRETILIN, Frente Revolucionária de Timor-Leste Independente
party:cnrt | | | CNRT
party:plo | | | PLO, Palestine Liberation Organization, Palestine Liberation Organisation
party:hamas | | | Hamas
party:hezbollah | | | Hezbollah, Hizbullah
party:hezb-e-wahdat | | | Hezb-e Wahdat
party:taliban | | | Taliban
party:unidas-podemos | | | Unidas Podemos
party:podemos | | | Podemos
party:sumar | | | Sumar
party:izquierda-unida | | | Izquierda Unida, United Left
party:psoe | | Ferraz | PSOE, Spanish Socialist Workers' Party
party:partido-popular | | | Partido Popular, Popular Party
party:vox | | | Vox
party:erc | | | Esquerra Republicana, Esquerra, ERC
party:eh-bildu | | | EH Bildu, Bildu
party:pnv | | | PNV, Basque Nationalist Party
party:bng | | | BNG
party:coalicion-canaria | | | Coalición Canaria, Canarian Coalition
party:nueva-canarias | | | Nueva Canarias
party:left-bloc | | | Left Bloc, Bloco de Esquerda
party:pcp | | | PCP, Portuguese Communist Party
party:livre | | | Livre
party:lega | | | Lega
party:five-star-movement | | | Five Star Movement
party:sinn-fein | | | Sinn Féin, Sinn Fein
party:snp | | | SNP, Scottish National Party
party:dup | | | DUP, Democratic Unionist Party
party:plaid-cymru | | | Plaid Cymru
party:labour-party | | | Labour Party
party:conservative-party | | | Conservative Party, Tories, Conservatives
party:mk-party | | | MK Party, Umkhonto we Sizwe Party, uMkhonto weSizwe Party
party:liberal-democrats | | | Liberal Democrats, Lib Dems
party:reform-uk | | | Reform UK
party:australian-greens | | | Australian Greens
party:republicans | | | Republican Party
party:red-green-alliance | | | Red-Green Alliance, Enhedslisten
party:left-alliance | | | Left Alliance
party:peru-libre | | | Perú Libre, Peru Libre
party:frente-guasu | | | Frente Guasu
party:bjp | | | Bharatiya Janata Party, BJP
party:indian-national-congress | | | Congress party, Indian National Congress
party:national-conference | | | National Conference, Jammu and Kashmir National Conference
party:pdp | | | Peoples Democratic Party, PDP
party:kmt | | | KMT, Kuomintang
party:dpp | | | DPP, Democratic Progressive Party
party:communist-party-of-china | | | Chinese Communist Party, Communist Party of China, CCP
party:armenian-revolutionary-federation | | | Armenian Revolutionary Federation, Dashnaktsutyun
party:republican-turkish-party | | | Republican Turkish Party, CTP
party:free-papua-movement | | | Free Papua Movement
party:tpnpb | | | TPNPB, West Papua National Liberation Army
party:istiqlal | | | Istiqlal, Istiqlal Party
"""

# names that several share: the one that an article names in full is meant, else the first;
# "" is nobody
AMBIGUOUS = {
    "Congo": ["", "COD", "COG"],
    "Congolese": ["", "COD", "COG"],
    "Korea": ["KOR", "PRK"],
    "Korean": ["KOR", "PRK"],
    "Koreans": ["KOR", "PRK"],
    "Dominican": ["DOM", "DMA"],
    "Dominicans": ["DOM", "DMA"],
}

# longer names that contain one of the above and are no holders
EXCEPTIONS = [
    "New Mexico", "Gulf of Mexico", "Gulf of Guinea", "Gulf of Aden", "Gulf of Oman",
    "New England", "New South Wales", "New Caledonia government building", "Georgia Tech",
    "Georgia State University", "University of Georgia", "Georgia Bulldogs", "state of Georgia",
    "Georgia's Fulton County", "Atlanta, Georgia", "Savannah, Georgia", "South Georgia",
    "South Georgia and the South Sandwich Islands", "Jordan River", "River Jordan",
    "Jordan Valley", "Michael Jordan", "Air Jordan", "Vernon Jordan", "Jim Jordan", "Lake Chad",
    "Lake Chad Basin", "Lake Malawi", "Lake Tanganyika", "Niger Delta", "Niger River",
    "River Niger", "Niger State", "Congo River", "Congo Basin", "River Congo", "Indian Ocean",
    "Indian Wells", "American football", "American University", "American Express",
    "Latin America", "Latin American", "Latin Americans", "South American", "North American",
    "Central American", "Native American", "African American", "African Americans",
    "West Indian", "East Indian", "Sea of Japan", "South China Sea", "East China Sea",
    "South China Morning Post", "China Sea", "China Airlines", "Bank of China", "Air China",
    "Times of India", "Air India", "Bank of India", "Hindustan Times", "Persian Gulf",
    "French Guiana", "French Polynesia", "French Open", "French Riviera", "French fries",
    "Dutch oven", "Danish pastry", "Brazil nut", "Turkish bath", "Turkish delight",
    "Turkish Airlines",
    "British Virgin Islands", "British Columbia", "British Airways", "British Museum",
    "British Council", "Bougainville Copper", "US Virgin Islands", "US Open",
    "U.S. Open", "US Airways", "US dollar", "US dollars", "Washington Post",
    "The Washington Post", "Washington Times", "George Washington", "Washington State",
    "Denzel Washington", "Washington DC area", "Moscow Times", "Jerusalem Post",
    "Financial Times of London", "Paris Saint-Germain", "Paris Match", "Paris Club",
    "Paris Agreement", "Paris Hilton", "Paris Dakar", "Paris-Dakar", "Dakar Rally",
    "Madrid Accords", "Madrid Agreement", "Real Madrid", "Atletico Madrid", "Atlético Madrid",
    "Rabat Agdal", "Rabat, Malta", "FUS Rabat", "London Stock Exchange", "London Eye",
    "Rome Statute", "Treaty of Rome", "AS Roma", "Geneva Conventions", "Vienna Convention",
    "Vienna Conventions", "Vienna Convention on Consular Relations", "Helsinki Final Act",
    "Minsk Agreements", "Minsk agreement", "Budapest Memorandum", "Algiers Agreement",
    "Lima Group", "Santiago de Compostela", "Santiago Bernabéu", "Santiago Abascal",
    "Lomé Convention", "Cotonou Agreement", "Abuja Treaty", "Cairo, Illinois",
    "Lebanon, Pennsylvania", "Peru, Indiana", "Panama Canal", "Panama Papers", "Suez Canal",
    "Panama hat", "Kuwait Airways", "Qatar Airways", "Emirates Airline", "Etihad",
    "Dominican Order", "Dominican friar", "Dominican friars", "Dominican nun", "Guinea pig",
    "Guinea pigs", "guinea fowl", "New Guinea", "West New Guinea", "West Papua New Guinea",
    "Turkey shoot", "Wild Turkey", "Polish-Lithuanian Commonwealth", "Swiss cheese",
    "Swiss franc", "Swiss francs", "Swiss army knife", "Greek mythology", "Cuba Gooding",
    "Cuban cigars", "Cuban missile crisis", "Cyprus Mail", "Bahrain Grand Prix", "Ivory Coast Road",
    "Northern Ireland", "Republic of Ireland football", "Inner Mongolia", "Mongolian beef",
    "Jersey City", "New Jersey", "Colombia University", "District of Columbia", "Egypt Air",
    "Al Jazeera", "Berlin Wall", "Berlin Conference", "Berlinale", "Isle of Man",
    "Labour Day", "Commonwealth Games", "Commonwealth Office", "Holy See of",
]  # fmt: skip


def write_gazetteer() -> None:
    # only this step needs them
    import pycountry
    from babel import Locale

    english = Locale("en").territories
    base: dict[str, list[str]] = {}
    for country in pycountry.countries:
        names = [english.get(country.alpha_2, country.name), country.name]
        names += [getattr(country, "common_name", ""), getattr(country, "official_name", "")]
        base[country.alpha_3] = [name for name in names if name and _plain(name)]
    overlay = {code: rest for code, *rest in _rows(STATES)}
    lines = [
        "# The gazetteer of holders: who can hold a stance, and the names under which it is met.",
        "# Written by experiments/gazetteer.py from CLDR and ISO 3166-1 under a hand-kept overlay.",
        "# `names`: the first is the one shown. `people`: adjectives and inhabitants. `seats`:",
        "# places and houses that stand for the government. A file of your own has the same form.",
        "",
        "[holders]",
    ]
    for code in sorted(base):
        people, seats, names = overlay.get(code, ([], [], []))
        lines.append(_line(code, base[code] + names + MERGED.get(code, []), people, seats))
    for title, table in (
        ("states without a code, and former ones", FORMER),
        ("organizations", ORGANIZATIONS),
        ("parties and movements", PARTIES),
    ):
        lines += ["", f"# {title}"]
        for key, people, seats, names in _rows(table):
            if key in ("state:upper-volta", "state:dahomey"):
                continue
            lines.append(_line(key, names, people, seats))
    lines += ["", "# names that several share; the first is meant where none is named in full"]
    lines += ["[ambiguous]"] + [f"{json.dumps(k)} = {json.dumps(v)}" for k, v in AMBIGUOUS.items()]
    lines += ["", "# longer names that contain one of the above and are no holders", "[exceptions]"]
    lines += ["names = ["] + [f"  {json.dumps(n, ensure_ascii=False)}," for n in EXCEPTIONS] + ["]"]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows(table: str) -> list[tuple[str, list[str], list[str], list[str]]]:
    rows = []
    for line in table.strip().splitlines():
        key, *cells = (cell.strip() for cell in line.split("|"))
        people, seats, names = (
            [part.strip() for part in cell.split(",") if part.strip()] for cell in cells
        )
        rows.append((key, people, seats, names))
    return rows


def _plain(name: str) -> bool:
    """Tell names as they are written in texts from "Congo, The Democratic Republic of the"."""
    return (
        name != "Congo"
        and "," not in name
        and "(" not in name
        and " - " not in name
        and "SAR" not in name
    )


def _line(key: str, names: list[str], people: list[str], seats: list[str]) -> str:
    parts = [
        f"{label} = {json.dumps(list(dict.fromkeys(values)), ensure_ascii=False)}"
        for label, values in (("names", names), ("people", people), ("seats", seats))
        if values
    ]
    return f"{json.dumps(key) if ':' in key else key} = {{ {', '.join(parts)} }}"


if __name__ == "__main__":
    write_gazetteer()
