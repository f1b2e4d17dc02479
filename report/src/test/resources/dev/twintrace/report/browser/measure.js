// What can be opened is open, so that all of it is looked at.
document.querySelectorAll('details').forEach(d => { d.open = true; });
const box = r => [r.left, r.top, r.right, r.bottom].map(v => Math.round(v * 100) / 100);
const root = document.documentElement;
const sheet = [0, 0, root.clientWidth, Math.max(root.scrollHeight, root.clientHeight)];
const hidden = node => !node.checkVisibility({visibilityProperty: true, opacityProperty: true});
const texts = [];
const walker = document.createTreeWalker(document.body, window.NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const owner = node.parentElement;
  if (!node.data.trim() || owner.closest('style,script,title,desc,noscript') || hidden(owner)) {
    continue;
  }
  const svg = owner.closest('svg');
  const range = document.createRange();
  range.selectNodeContents(node);
  const lines = svg ? [owner.getBoundingClientRect()] : range.getClientRects();
  for (const line of lines) {
    if (line.width > 0 && line.height > 0) {
      texts.push({
        text: node.data.trim(),
        box: box(line),
        frame: svg ? box(svg.getBoundingClientRect()) : sheet,
      });
    }
  }
}
return {sheet, contentWidth: root.scrollWidth, texts};
