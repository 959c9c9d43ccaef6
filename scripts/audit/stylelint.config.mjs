// stylelint's standard rules, but for those that ask for another layout or order than ours.
export default {
  extends: ["stylelint-config-standard"],
  rules: {
    // One thought, one line.
    "declaration-block-single-line-max-declarations": null,
    "custom-property-empty-line-before": null,
    "comment-empty-line-before": null,
    "rule-empty-line-before": null,
    "at-rule-empty-line-before": null,
    // Components stand in the order of their names; layers, not order, decide which of them wins.
    "no-descending-specificity": null,
    // Safari knows these by their prefixed names alone.
    "property-no-vendor-prefix": [true, { ignoreProperties: ["/-(text-size-adjust|box-decoration-break|print-color-adjust)$/"] }],
    "value-keyword-case": ["lower", { camelCaseSvgKeywords: true, ignoreProperties: ["--text", "--interface"] }],
    // Browsers that know them mark the section that is being read; others read past.
    "property-no-unknown": [true, { ignoreProperties: ["scroll-target-group"] }],
    "selector-pseudo-class-no-unknown": [true, { ignorePseudoClasses: ["target-current"] }],
  },
};
