// What programs put on the clipboard as HTML, in their own shapes, cut short: written by us, to be pasted by tests.

const word = (
  body: string,
) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=FR style='tab-interval:35.4pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`

const item = (name: string, level: number, sign: string, words: string) => `<p class=MsoListParagraphCxSp${name}
style='margin-left:${level * 36}.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`

/** Word on a desk: titles, a list of signs in levels, a table with spans, a note, tracked changes, a comment, French spaces. */
export const wordDesktop = word(`
<h1 style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]><b>Loger
et financer<o:p></o:p></b></h1>
<p class=MsoNormal style='text-align:justify'><span style='font-size:11.0pt;color:#1F3864'>Douze lieux
<b>accueillent</b> des <i>activités</i>,<span style='mso-spacerun:yes'>  </span>soit 35&nbsp;% du parc. Pourquoi&#8239;? Le 1<sup>er</sup> mai.<a style='mso-footnote-id:ftn1'
href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference>[1]</span><![endif]></span></span></a><o:p></o:p></span></p>
<p class=MsoNormal>Texte <del cite="mailto:Jeanne" datetime="2026-03-02T10:00">ancien</del><ins cite="mailto:Jeanne"
datetime="2026-03-02T10:00">nouveau</ins><span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor
id="_anchor_1" href="#_msocom_1">[J1]</a><span style='mso-special-character:comment'>&nbsp;</span></span></span>.</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
${item('First', 1, '·', 'Un lieu')}
${item('Middle', 2, 'o', 'Une cour')}
${item('Last', 1, '·', 'Un fonds')}
<p class=MsoListParagraph style='mso-list:l2 level1 lfo3'><span style='mso-list:Ignore'>3)<span>&nbsp;</span></span>Troisième</p>
<p class=MsoListParagraph style='mso-list:l3 level1 lfo4'><span style='mso-list:Ignore'>IV.<span>&nbsp;</span></span>Quatrième partie</p>
<h2>Moyens</h2>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 <thead><tr><td width=302 style='width:226.55pt;background:#D9E2F3'><p class=MsoNormal><b>Poste<o:p></o:p></b></p></td>
 <td width=302 colspan=2><p class=MsoNormal align=right style='text-align:right'><b>Montant</b></p></td></tr></thead>
 <tr><td rowspan=2><p class=MsoNormal>Travaux</p></td><td><p class=MsoNormal align=right style='text-align:right'>1&nbsp;240&nbsp;000&nbsp;€</p></td><td><p
 class=MsoNormal>2026</p></td></tr>
 <tr><td><p class=MsoNormal>10</p></td><td><p class=MsoNormal>2027</p></td></tr></table>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"
title=""><span class=MsoFootnoteReference>[1]</span></a> Enquête
de 2026.<o:p></o:p></p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>À vérifier</p></div></div>`)

/** Word on the web: each item has a list of its own, styles are everywhere. */
export const wordOnline = `<html><body><!--StartFragment--><div class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1" role="heading"
aria-level="2" style="font-weight:normal"><span class="TextRun SCXW1" style="font-size:16pt;font-weight:bold"><span class="NormalTextRun">Ouvrir</span></span><span class="EOP">&nbsp;</span></p></div>
<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list"><li role="listitem" data-leveltext="" data-listid="1" data-aria-posinset="1"
data-aria-level="1" class="OutlineElement"><p class="Paragraph"><span class="TextRun" style="font-style:italic"><span class="NormalTextRun">Un</span></span><span class="EOP">&nbsp;</span></p></li></ul></div>
<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle2" role="list"><li role="listitem" data-aria-level="2" class="OutlineElement"><p class="Paragraph"><span
class="TextRun" style="text-decoration:underline">Deux</span></p></li></ul></div>
<div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list"><li role="listitem" data-aria-level="1" class="OutlineElement"><p class="Paragraph"><span class="TextRun">Trois</span></p></li></ul></div>
<div class="OutlineElement"><p class="Paragraph"><span class="TextRun">Fin</span></p></div><!--EndFragment--></body></html>`

/** Google Docs: everything in a bold that is none, lists directly in lists, links through a counter. */
export const googleDocs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b"><h2 dir="ltr"
style="line-height:1.38"><span style="font-size:16pt;font-family:Arial;color:#000000;font-weight:400;font-style:normal;text-decoration:none;white-space:pre-wrap">Coopérer</span></h2>
<p dir="ltr"><span style="font-weight:700;font-style:normal;text-decoration:none">gras</span><span style="font-weight:400;font-style:italic"> penché</span><span
style="font-weight:400;text-decoration:line-through"> barré</span><span style="font-weight:400"> H</span><span style="font-size:0.6em;vertical-align:sub">2</span><span style="font-weight:400">O </span><a
href="https://www.google.com/url?q=https://exemple.fr/page&amp;sa=D" style="text-decoration:none"><span style="color:#1155cc;text-decoration:underline">lien</span></a></p>
<ul style="margin-top:0"><li dir="ltr" aria-level="1" style="list-style-type:disc"><p dir="ltr" role="presentation"><span style="font-weight:400">Un</span></p></li><ul><li dir="ltr"
aria-level="2"><p dir="ltr" role="presentation"><span style="font-weight:400">Deux</span></p></li></ul></ul></b><br class="Apple-interchange-newline">`

/** LibreOffice: plain elements, faces and its own notes. */
export const libreOffice = `<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 24.2.7.2 (Linux)"/><style type="text/css">p { margin: 0 }</style></head>
<body lang="fr-FR" dir="ltr"><h3 class="western"><font face="Liberation Sans">Gouvernance</font></h3>
<p class="western">Un <font color="#c9211e"><b>collège</b></font> décide<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.
Suite<a class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup></a></p>
<ol start="3"><li><p>Trois</p><ul><li><p>Dessous</p></li></ul></li></ol>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Statuts, art.&nbsp;4</p></div>
<div id="sdendnote1"><p class="sdendnote"><a class="sdendnotesym" name="sdendnote1sym" href="#sdendnote1anc">i</a>Annexe</p></div></body></html>`

/** What an ill-meaning page may say. */
export const hostile = `<script>window.pwned = 1</script><style>@import "https://mauvais.example/a.css"; body { display: none }</style>
<img src="https://mauvais.example/pixel.png" onerror="window.pwned = 2"><svg onload="window.pwned = 3"><script>window.pwned = 4</script></svg>
<iframe srcdoc="<script>parent.pwned = 5</script>"></iframe><p onclick="window.pwned = 6" style="position:fixed;inset:0">Bon<a href="javascript:window.pwned=7">jour</a>
<a href="https://ok.example" onmouseover="window.pwned = 8">oui</a></p><div data-living data-kind="version" data-ref="x"></div><span data-mention data-id="x" data-kind="person"></span>
<form action="https://mauvais.example"><input name="a" value="b"><button>Envoyer</button></form><base href="https://mauvais.example/"><p data-id="00000000-0000-7000-8000-000000000000">Fin</p>`
