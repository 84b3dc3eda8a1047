/** Domains at which everybody can have a mailbox: they say nothing about whose address it is. Registrable domains, lower case. */
export const freeMailDomains: ReadonlySet<string> = new Set(
  `
  gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.jp outlook.at outlook.be outlook.com.br
  hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.es hotmail.it hotmail.be hotmail.nl hotmail.ch live.com live.co.uk live.de
  live.fr live.nl live.it live.be live.at live.ca live.com.au live.se live.dk live.no msn.com passport.com windowslive.com
  yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.ca yahoo.com.br yahoo.com.au yahoo.com.mx yahoo.com.ar yahoo.co.in
  yahoo.in yahoo.co.jp yahoo.com.sg yahoo.com.hk yahoo.com.tw yahoo.co.id yahoo.se yahoo.no yahoo.dk yahoo.gr yahoo.ro yahoo.at yahoo.ch
  ymail.com rocketmail.com aol.com aol.de aol.co.uk aol.fr aim.com icloud.com me.com mac.com
  gmx.de gmx.net gmx.com gmx.at gmx.ch gmx.fr gmx.co.uk web.de t-online.de freenet.de arcor.de online.de magenta.de mail.de posteo.de posteo.net
  mailbox.org 1und1.de kabelbw.de unitybox.de vodafone.de vodafonemail.de o2online.de email.de ist-einmalig.de
  bluewin.ch hispeed.ch sunrise.ch aon.at chello.at a1.net kabsi.at
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr club-internet.fr bbox.fr numericable.fr aliceadsl.fr voila.fr
  libero.it virgilio.it tiscali.it tin.it alice.it fastwebnet.it inwind.it iol.it tim.it vodafone.it pec.it
  telefonica.net terra.es ono.com movistar.es sapo.pt netcabo.pt telepac.pt clix.pt
  btinternet.com btopenworld.com virginmedia.com blueyonder.co.uk ntlworld.com sky.com talktalk.net tiscali.co.uk plusnet.com tesco.net
  o2.co.uk eircom.net ziggo.nl kpnmail.nl kpnplanet.nl planet.nl home.nl hetnet.nl xs4all.nl upcmail.nl casema.nl quicknet.nl
  telenet.be skynet.be proximus.be scarlet.be pandora.be online.no telia.com comhem.se bredband.net spray.se telenor.no mail.dk stofanet.dk
  suomi24.fi kolumbus.fi elisanet.fi luukku.com wp.pl onet.pl o2.pl interia.pl gazeta.pl op.pl poczta.fm vp.pl tlen.pl
  seznam.cz email.cz centrum.cz volny.cz post.cz azet.sk centrum.sk zoznam.sk freemail.hu citromail.hu abv.bg mail.bg
  mail.ru bk.ru inbox.ru list.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua meta.ua mail.com email.com usa.com
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com optonline.net
  windstream.net frontier.com frontiernet.net centurylink.net roadrunner.com suddenlink.net netzero.net
  sympatico.ca rogers.com shaw.ca telus.net videotron.ca bell.net bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au
  xtra.co.nz slingshot.co.nz telkomsa.net mweb.co.za vodamail.co.za webmail.co.za
  uol.com.br bol.com.br terra.com.br ig.com.br globo.com hotmail.com.br hotmail.com.ar prodigy.net.mx rediffmail.com sify.com
  qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com foxmail.com aliyun.com 139.com 189.cn
  naver.com hanmail.net daum.net nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp
  protonmail.com protonmail.ch proton.me pm.me tutanota.com tutanota.de tuta.io tuta.com tutamail.com hushmail.com fastmail.com fastmail.fm
  zoho.com zohomail.com zohomail.eu hey.com inbox.com inbox.lv mailfence.com runbox.com startmail.com disroot.org riseup.net
  duck.com privaterelay.appleid.com mailinator.com guerrillamail.com yopmail.com gmx.us lycos.com excite.com
  `.trim().split(/\s+/),
);
