/** Where a way out tries to go: a URL, and for WebRTC a host with port. */
export interface Target {
  readonly url: string;
  readonly udpHost: string;
}

/** One way for a page to reach the outside. */
export interface WayOut {
  readonly name: string;
  /** Markup for the body, script that runs in the page, or both. */
  readonly html?: (target: Target) => string;
  readonly script?: (target: Target) => string;
  /** Why it reaches nobody even from an open page here; such a way proves nothing by itself, but must stay shut. */
  readonly unproven?: string;
  /** Whether a person has to click `#go`. */
  readonly click?: boolean;
  /** Whether it takes the page with it, so that nothing else can be tried there. */
  readonly alone?: boolean;
}

const link = (rel: string, more = '') => ({
  script: ({ url }: Target) =>
    `const l=document.createElement('link');l.rel='${rel}';l.href='${url}';${more}document.head.append(l);`,
});
const element = (tag: string, set: (url: string) => string) => ({
  script: ({ url }: Target) =>
    `const e=document.createElement('${tag}');${set(url)};document.body.append(e);`,
});
const markup = (html: (url: string) => string) => ({
  script: ({ url }: Target) => `document.body.insertAdjacentHTML('beforeend',${JSON.stringify(html(url))});`,
});
const run = (script: (url: string) => string) => ({ script: ({ url }: Target) => script(url) });
const css = (rule: (url: string) => string) => ({
  script: ({ url }: Target) =>
    `const s=document.createElement('style');s.textContent=${JSON.stringify(rule(url))};document.head.append(s);document.body.append('text');`,
});
const rtc = (make: string) => ({
  script: ({ udpHost }: Target) =>
    `const p=new (${make})({iceServers:[{urls:'stun:${udpHost}'}]});p.createDataChannel('x');p.createOffer().then(o=>p.setLocalDescription(o));`,
});

/** Ways that load something into the page. */
const loading: WayOut[] = [
  { name: 'fetch', ...run((url) => `fetch('${url}',{mode:'no-cors'})`) },
  { name: 'fetchKeepalive', ...run((url) => `fetch('${url}',{mode:'no-cors',keepalive:true,method:'POST',body:'x'})`) },
  { name: 'xhr', ...run((url) => `const x=new XMLHttpRequest();x.open('GET','${url}');x.send()`) },
  { name: 'webSocket', ...run((url) => `new WebSocket('${url}'.replace('http','ws'))`) },
  { name: 'eventSource', ...run((url) => `new EventSource('${url}')`) },
  { name: 'beacon', ...run((url) => `navigator.sendBeacon('${url}','x')`) },
  { name: 'fetchLater', unproven: 'only secure addresses', ...run((url) => `fetchLater('${url}',{activateAfter:0})`) },
  { name: 'webTransport', unproven: 'needs HTTP/3', ...run((url) => `new WebTransport('${url}'.replace('http:','https:'))`) },
  { name: 'image', ...run((url) => `new Image().src='${url}'`) },
  { name: 'imageSrcset', ...element('img', (url) => `e.srcset='${url} 1x'`) },
  { name: 'pictureSource', ...markup((url) => `<picture><source srcset="${url}"><img alt=""></picture>`) },
  { name: 'inputImage', ...markup((url) => `<input type="image" src="${url}">`) },
  { name: 'video', ...element('video', (url) => `e.src='${url}';e.preload='auto'`) },
  { name: 'videoPoster', ...element('video', (url) => `e.poster='${url}'`) },
  { name: 'audio', ...run((url) => `const a=new Audio('${url}');a.preload='auto';a.load()`) },
  { name: 'sourceElement', ...markup((url) => `<video preload="auto"><source src="${url}" type="video/mp4"></video>`) },
  { name: 'track', ...markup((url) => `<video src="data:video/mp4;base64,AAAA"><track default kind="subtitles" src="${url}"></video><script></script>`), unproven: 'waits for a playable video' },
  { name: 'svgImage', ...markup((url) => `<svg><image href="${url}" width="9" height="9"/></svg>`) },
  { name: 'svgUse', ...markup((url) => `<svg><use href="${url}#a"/></svg>`), unproven: 'other origins are refused' },
  { name: 'svgFeImage', ...markup((url) => `<svg><filter id="f"><feImage href="${url}"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>`) },
  { name: 'foreignObject', ...markup((url) => `<svg><foreignObject width="9" height="9"><img src="${url}"></foreignObject></svg>`) },
  { name: 'cssBackground', ...css((url) => `body{background:url(${url})}`) },
  { name: 'cssImport', ...css((url) => `@import "${url}";`) },
  { name: 'cssFont', ...css((url) => `@font-face{font-family:q;src:url(${url})}body{font-family:q}`) },
  { name: 'cssCursor', ...css((url) => `body{cursor:url(${url}),auto;list-style-image:url(${url})}`), unproven: 'loads when the pointer is there' },
  { name: 'cssomInsert', ...run((url) => `document.body.append('x');const s=document.createElement('style');document.head.append(s);s.sheet.insertRule('body{border-image:url(${url}) 1}')`) },
  { name: 'fontFace', ...run((url) => `new FontFace('q','url(${url})').load()`) },
  { name: 'stylesheet', ...link('stylesheet') },
  { name: 'bodyBackground', alone: true, ...run((url) => `document.body.setAttribute('background','${url}')`) },
  { name: 'scriptSrc', ...element('script', (url) => `e.src='${url}'`) },
  { name: 'dynamicImport', ...run((url) => `import('${url}')`) },
  { name: 'workerBlob', ...run((url) => `new Worker(URL.createObjectURL(new Blob(["fetch('${url}',{mode:'no-cors'})"])))`) },
  { name: 'workerData', ...run((url) => `new Worker('data:text/javascript,'+encodeURIComponent("fetch('${url}',{mode:'no-cors'})"))`) },
  { name: 'sharedWorker', unproven: 'data: workers are not shared', ...run((url) => `new SharedWorker('data:text/javascript,'+encodeURIComponent("fetch('${url}',{mode:'no-cors'})"))`) },
  { name: 'serviceWorker', ...run((url) => `navigator.serviceWorker.register('${url}')`), unproven: 'needs a web origin' },
  { name: 'audioWorklet', ...run((url) => `new AudioContext().audioWorklet.addModule('${url}')`), unproven: 'needs a secure origin' },
  { name: 'evalCode', ...run((url) => `(0,eval)("fetch('${url}',{mode:'no-cors'})")`) },
  { name: 'inlineScript', ...element('script', (url) => `e.textContent="fetch('${url}',{mode:'no-cors'})"`) },
  { name: 'inlineHandler', ...markup((url) => `<img src="data:," onerror="fetch('${url}',{mode:'no-cors'})">`) },
  { name: 'xmlStylesheet', ...run((url) => `const d=new DOMParser().parseFromString('<a xmlns="http://www.w3.org/1999/xhtml"><img src="${url}"/></a>','text/xml');document.body.append(d.documentElement)`) },
  { name: 'mediaArtwork', ...run((url) => `navigator.mediaSession.metadata=new MediaMetadata({title:'x',artwork:[{src:'${url}'}]})`), unproven: 'loads while sound plays' },
  { name: 'notification', ...run((url) => `new Notification('x',{icon:'${url}'})`), unproven: 'needs permission' },
  { name: 'payment', ...run((url) => `new PaymentRequest([{supportedMethods:'${url}'.replace('http:','https:')}],{total:{label:'x',amount:{currency:'EUR',value:'1'}}}).canMakePayment()`), unproven: 'needs a secure origin' },
]; // prettier-ignore

/** Ways that only hint, and so are acted upon before a policy is asked. */
const hinting: WayOut[] = [
  { name: 'preconnect', ...link('preconnect') },
  { name: 'dnsPrefetch', ...link('dns-prefetch') },
  { name: 'preconnectMarkup', ...markup((url) => `<link rel="preconnect" href="${url}">`) },
  { name: 'preconnectXml', ...run((url) => `const d=new DOMParser().parseFromString('<h:link xmlns:h="http://www.w3.org/1999/xhtml" rel="preconnect" href="${url}"/>','text/xml');document.head.append(d.documentElement)`) },
  { name: 'preconnectEntity', ...run((url) => `const d=new DOMParser().parseFromString('<!DOCTYPE a [<!ENTITY e "&#60;link xmlns=\\'http://www.w3.org/1999/xhtml\\' rel=\\'preconnect\\' href=\\'${url}\\'/>">]><a>&e;</a>','text/xml');document.head.append(d.documentElement.firstChild)`) },
  { name: 'preconnectNs', ...run((url) => `const l=document.createElementNS('http://www.w3.org/1999/xhtml','LINK'.toLowerCase());l.setAttribute('rel','preconnect');l.setAttribute('href','${url}');document.head.append(l)`) },
  { name: 'preconnectFragment', ...run((url) => `document.head.append(document.createRange().createContextualFragment('<link rel="preconnect" href="${url}">'))`) },
  { name: 'preconnectUnsafe', ...run((url) => `document.body.appendChild(document.createElement('div')).setHTMLUnsafe('<link rel="preconnect" href="${url}">')`) },
  { name: 'preconnectTemplate', ...run((url) => `const t=document.createElement('template');t.innerHTML='<link rel="preconnect" href="${url}">';document.head.append(t.content.cloneNode(true))`) },
  { name: 'preconnectOtherDocument', ...run((url) => `const d=document.implementation.createHTMLDocument('');const l=d.createElement('link');l.rel='preconnect';l.href='${url}';document.head.append(l)`) },
  { name: 'preconnectWrite', alone: true, ...run((url) => `document.write('<link rel="preconnect" href="${url}">')`) },
  { name: 'preconnectCustom', ...run((url) => `class L extends HTMLLinkElement{};customElements.define('l-k',L,{extends:'link'});const l=new L();l.rel='preconnect';l.href='${url}';document.head.append(l)`) },
  { name: 'prefetch', ...link('prefetch') },
  { name: 'preload', ...link('preload', "l.as='font';l.crossOrigin='';") },
  { name: 'modulePreload', ...link('modulepreload') },
  { name: 'icon', ...link('icon'), unproven: 'headless browsers show no icon' },
  { name: 'manifest', ...link('manifest'), unproven: 'headless browsers install nothing' },
  { name: 'metaLink', ...run((url) => `const m=document.createElement('meta');m.httpEquiv='link';m.content='<${url}>; rel=preconnect';document.head.append(m)`), unproven: 'only as a header' },
  { name: 'speculationRules', ...element('script', (url) => `e.type='speculationrules';e.textContent=JSON.stringify({prefetch:[{urls:['${url}'],eagerness:'immediate'}]})`), unproven: 'only top-level pages' },
  { name: 'attributionSrc', ...run((url) => `const i=document.createElement('img');i.attributionSrc='${url}';document.body.append(i)`), unproven: 'needs a secure origin' },
]; // prettier-ignore

/** Ways that open another page, here or elsewhere. */
const leaving: WayOut[] = [
  { name: 'location', ...run((url) => `location='${url}'`) },
  { name: 'locationHref', ...run((url) => `location.href='${url}'`) },
  { name: 'locationReplace', ...run((url) => `location.replace('${url}')`) },
  { name: 'locationParent', ...run((url) => `parent[0].location='${url}'`) },
  { name: 'locationNoBody', ...run((url) => `document.body.remove();location.href='${url}'`) },
  { name: 'locationNoRoot', ...run((url) => `document.documentElement.remove();location.href='${url}'`) },
  { name: 'locationOtherBody', ...run((url) => `document.body=document.createElement('body');document.body.remove();location.href='${url}'`) },
  { name: 'locationStop', ...run((url) => `addEventListener('beforeunload',e=>e.stopImmediatePropagation(),true);location.href='${url}'`) },
  { name: 'locationOpened', ...run((url) => `document.open();document.write('<p>x');document.close();location.href='${url}'`) },
  { name: 'navigation', ...run((url) => `navigation.navigate('${url}')`) },
  { name: 'javascriptUrl', ...run((url) => `location="javascript:fetch('${url}',{mode:'no-cors'})"`) },
  { name: 'metaRefresh', ...run((url) => `const m=document.createElement('meta');m.httpEquiv='refresh';m.content='0;url=${url}';document.head.append(m)`) },
  { name: 'anchorClick', ...run((url) => `const a=document.createElement('a');a.href='${url}';document.body.append(a);a.click()`) },
  { name: 'anchorDetached', ...run((url) => `const a=document.createElement('a');a.href='${url}';a.click()`) },
  { name: 'anchorSvg', ...run((url) => `const a=document.createElementNS('http://www.w3.org/2000/svg','a');a.setAttribute('href','${url}');document.body.append(a);a.dispatchEvent(new MouseEvent('click'))`) },
  { name: 'anchorLate', ...run((url) => `const a=document.createElement('a');a.href='#x';document.body.append(a);a.addEventListener('click',()=>{a.href='${url}'});a.click()`) },
  { name: 'anchorShadow', ...run((url) => `const d=document.createElement('div');document.body.append(d);const a=document.createElement('a');a.href='${url}';d.attachShadow({mode:'closed'}).append(a);a.click()`) },
  { name: 'anchorDownload', ...run((url) => `const a=document.createElement('a');a.href='${url}';a.download='x';document.body.append(a);a.click()`) },
  { name: 'anchorPing', click: true, html: ({ url }) => `<a id="go" href="#x" ping="${url}">go</a>`, script: ({ url }) => `document.querySelector('#go').ping='${url}'` },
  { name: 'anchorTop', click: true, html: () => `<button id="go">go</button>`, script: ({ url }) => `document.querySelector('#go').onclick=()=>{const a=document.createElement('a');a.href='${url}';a.target='_top';document.body.append(a);a.click()}` },
  { name: 'formSubmit', ...run((url) => `const f=document.createElement('form');f.action='${url}';document.body.append(f);f.submit()`) },
  { name: 'formRequestSubmit', ...run((url) => `const f=document.createElement('form');f.action='${url}';document.body.append(f);f.requestSubmit()`) },
  { name: 'formShadow', ...run((url) => `const d=document.createElement('div');document.body.append(d);const f=document.createElement('form');f.action='${url}';d.attachShadow({mode:'closed'}).append(f);f.requestSubmit()`) },
  { name: 'formBlank', ...run((url) => `const f=document.createElement('form');f.action='${url}';f.target='_blank';document.body.append(f);HTMLFormElement.prototype.submit.call(f)`) },
  { name: 'formClick', click: true, html: ({ url }) => `<form action="${url}"><button id="go">go</button></form>`, script: ({ url }) => `document.forms[0].action='${url}'` },
  { name: 'windowOpen', ...run((url) => `open('${url}')`) },
  { name: 'windowOpenSelf', ...run((url) => `open('${url}','_self')`) },
  { name: 'windowOpenClick', click: true, html: () => `<button id="go">go</button>`, script: ({ url }) => `document.querySelector('#go').onclick=()=>{open('${url}')}` },
  { name: 'topLocation', ...run((url) => `top.location='${url}'`) },
  { name: 'parentLocation', ...run((url) => `parent.location.replace('${url}')`) },
  { name: 'parentMessage', ...run((url) => `parent.postMessage({type:'report',report:{type:'error',message:'<img src=${url}>'}},'*');const c=new MessageChannel();parent.postMessage({type:'footbridge'},'*',[c.port2]);c.port1.postMessage({type:'leave'});parent.postMessage({type:'open',place:'${url}'},'*')`), unproven: 'an open page has no host to fool' },
  { name: 'frame', ...element('iframe', (url) => `e.src='${url}'`) },
  { name: 'frameMarkup', ...markup((url) => `<iframe src="${url}"></iframe>`) },
  { name: 'frameLocation', ...run((url) => `const f=document.createElement('iframe');document.body.append(f);f.contentWindow.location='${url}'`) },
  { name: 'frameSrcdoc', ...element('iframe', (url) => `e.srcdoc='<img src=${url}>'`) },
  { name: 'frameData', ...element('iframe', (url) => `e.src='data:text/html,<img src=${url}>'`) },
  { name: 'frameset', ...run((url) => `const s=document.createElement('frameset');const f=document.createElement('frame');f.src='${url}';s.append(f);document.body.replaceWith(s)`) },
  { name: 'frameTarget', ...run((url) => `document.body.insertAdjacentHTML('beforeend','<iframe name=q></iframe>');const a=document.createElement('a');a.href='${url}';a.target='q';document.body.append(a);a.click()`) },
  { name: 'object', ...element('object', (url) => `e.data='${url}'`) },
  { name: 'embed', ...element('embed', (url) => `e.src='${url}'`) },
  { name: 'baseHref', ...run((url) => `const b=document.createElement('base');b.href='${url}';document.head.append(b);new Image().src='x.png'`) },
]; // prettier-ignore

/** WebRTC, which a Content-Security-Policy does not govern. */
const peers: WayOut[] = [
  { name: 'webRtc', ...rtc('RTCPeerConnection') },
  { name: 'webRtcPrefixed', ...rtc('webkitRTCPeerConnection') },
  { name: 'webRtcInFrame', ...rtc(`(()=>{const f=document.createElement('iframe');document.body.append(f);return f.contentWindow.RTCPeerConnection})()`) },
]; // prettier-ignore

/** The same in the markup as a model might write it. */
const written: WayOut[] = [
  { name: 'htmlImage', html: ({ url }) => `<img alt="" src="${url}">` },
  { name: 'htmlScript', html: ({ url }) => `<script src="${url}"></script>` },
  { name: 'htmlStyle', html: ({ url }) => `<div style="background:url(${url})">x</div>` },
  { name: 'htmlLink', html: ({ url }) => `<link rel="preconnect" href="${url}"><link rel="stylesheet" href="${url}">` },
  { name: 'htmlFrame', html: ({ url }) => `<iframe src="${url}"></iframe>` },
  { name: 'htmlMetaRefresh', alone: true, html: ({ url }) => `<meta http-equiv="refresh" content="0;url=${url}">` },
]; // prettier-ignore

export const waysOut: readonly WayOut[] = [
  ...loading,
  ...hinting,
  ...leaving.map((way) => ({ ...way, alone: true })),
  ...peers,
  ...written,
];
