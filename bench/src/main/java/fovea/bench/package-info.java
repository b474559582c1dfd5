/// How fast it is: benchmarks, on the class path, because JMH generates code that lives in no module.
package fovea.bench;
