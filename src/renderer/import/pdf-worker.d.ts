/** pdf.js ships no types for its worker, whose only effect is to be loaded. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
