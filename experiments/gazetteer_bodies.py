"""Organizations, parties and movements of the gazetteer; `gazetteer.py` writes them out."""

# ruff: noqa: E501
from __future__ import annotations

ORGANIZATIONS = """
org:united-nations | | | United Nations, UN, U.N., United Nations Organization, UNO
org:security-council | | | Security Council, UN Security Council, United Nations Security Council, UNSC, U.N. Security Council, UN Council
org:general-assembly | | | General Assembly, UN General Assembly, United Nations General Assembly, UNGA, U.N. General Assembly, UN Assembly, UN assembly
org:un-secretary-general | | | UN Secretary-General, United Nations Secretary-General, UN chief, U.N. Secretary-General
org:un-secretariat | | | UN Secretariat, United Nations Secretariat, UN Legal Counsel, UN Office of Legal Affairs
org:un-human-rights-council | | | Human Rights Council, UN Human Rights Council
org:ohchr | | | OHCHR, UN Human Rights Office, Office of the High Commissioner for Human Rights
org:un-human-rights-committee | | | Human Rights Committee
org:un-fourth-committee | | | Fourth Committee, UN Fourth Committee, 4th Committee, UN 4th Committee, Fourth Committee of the United Nations, Fourth Committee of the UN, 4th Committee of the United Nations, 4th Committee of the UN, Fourth Committee of the General Assembly, Fourth Committee of the UN General Assembly, Fourth Committee of the United Nations General Assembly, UN General Assembly Fourth Committee, General Assembly's Fourth Committee, UN General Assembly's Fourth Committee, Special Political and Decolonization Committee
org:un-committee-of-24 | | | Committee of 24, C-24, C24, UN C-24, UN C24, 24th Committee, 24th Committee of the United Nations, 24th Committee of the UN, UN Committee of 24, UN's Committee of 24, Committee of 24 of the United Nations, Committee of 24 of the UN, Special Committee of 24, UN Special Committee of 24, Committee of Twenty-Four, Special Committee on Decolonization, Special Committee on Decolonisation, UN Special Committee on Decolonization, UN Special Committee on Decolonisation, United Nations Special Committee on Decolonization, United Nations Special Committee on Decolonisation, UN Decolonization Committee, UN Decolonisation Committee, Decolonization Committee, Decolonisation Committee, UN Special Committee
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
org:council-of-the-eu | | | Council of the EU, Council of the European Union, EU Council
org:european-council | | | European Council
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
org:pacific-alliance | | | Pacific Alliance
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
org:al-azhar | | | Al-Azhar, Al Azhar
org:global-times | | | Global Times
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
party:scottish-labour | | | Scottish Labour, Scottish Labour Party
party:scottish-conservatives | | | Scottish Conservatives, Scottish Conservative Party, Scottish Tories, Scottish Conservative and Unionist Party
party:scottish-liberal-democrats | | | Scottish Liberal Democrats, Scottish Lib Dems
party:welsh-labour | | | Welsh Labour, Welsh Labour Party
party:welsh-conservatives | | | Welsh Conservatives, Welsh Conservative Party, Welsh Tories
party:welsh-liberal-democrats | | | Welsh Liberal Democrats, Welsh Lib Dems
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
