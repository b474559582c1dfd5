/// The command `fovea`: what a person types, and what they see.
package fovea.examples;
