/** Colours and type are the kit's where it is there; without it those of the browser. */
export const gridStyle = `
.fb-grid{--fb-line:var(--line,light-dark(#d9dce1,#3c4048));--fb-ground:var(--surface,light-dark(#fff,#1f2126));
--fb-head:var(--sunken,light-dark(#f2f3f5,#282b31));--fb-muted:var(--muted,light-dark(#565c66,#a9b0bb));
--fb-accent:var(--accent,light-dark(#2b5fb8,#8db4f5));--fb-soft:var(--accent-soft,light-dark(#e9f0fc,#26324a));
display:grid;gap:8px;font-size:var(--small,.875rem);color:var(--text,CanvasText);min-width:0}
.fb-grid *{box-sizing:border-box}
.fb-bar{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.fb-bar [role=status]{margin:0 auto 0 0;color:var(--fb-muted)}
.fb-grid input,.fb-bar button{font:inherit;color:inherit;background:var(--fb-ground);border:1px solid var(--line-strong,light-dark(#7d848f,#8b929d));border-radius:6px;padding:6px 10px;min-height:34px;width:auto}
.fb-bar button{cursor:pointer}
.fb-scroll{position:relative;overflow:auto;border:1px solid var(--fb-line);border-radius:8px;background:var(--fb-ground);contain:strict}
.fb-sizer{position:relative;min-width:100%}
.fb-head{position:sticky;top:0;z-index:2;background:var(--fb-head);border-bottom:1px solid var(--fb-line)}
.fb-row,.fb-titles,.fb-filters{display:grid;grid-template-columns:var(--fb-columns);min-width:100%}
.fb-row{position:absolute;left:0;right:0;border-bottom:1px solid var(--fb-line);font-variant-numeric:tabular-nums}
.fb-row:hover{background:var(--fb-head)}
.fb-row[aria-selected=true]{background:var(--fb-soft)}
.fb-cell{padding:0 12px;line-height:var(--fb-height);overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.fb-cell[data-number]{text-align:end}
.fb-title{display:flex;align-items:center;gap:6px;padding:0;min-width:0}
.fb-title button{all:unset;box-sizing:border-box;width:100%;padding:8px 12px;cursor:pointer;font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.fb-title[data-number] button{text-align:end}
.fb-title button::after{content:"";padding-inline-start:6px;color:var(--fb-accent)}
.fb-title[aria-sort=ascending] button::after{content:"▲"}
.fb-title[aria-sort=descending] button::after{content:"▼"}
.fb-filters>div{padding:0 6px 6px}
.fb-grid .fb-filters input{width:100%;min-width:0;padding:3px 8px;min-height:28px}
.fb-grid :focus-visible{outline:2px solid var(--fb-accent);outline-offset:-2px}
.fb-empty{position:sticky;left:0;padding:24px;text-align:center;color:var(--fb-muted)}
@media (forced-colors:active){.fb-row[aria-selected=true]{outline:2px solid Highlight;outline-offset:-2px}}
`;
