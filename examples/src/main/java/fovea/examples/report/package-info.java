/// What a training shows: the alignment in the terminal and in the browser, the loss as a picture, a bar that moves.
package fovea.examples.report;
