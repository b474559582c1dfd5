// What jshell starts with when it is called as ./fovea jshell
import fovea.check.*;
import fovea.file.*;
import fovea.random.*;
import fovea.shape.*;
import fovea.tensor.*;
import fovea.nn.*;
import fovea.nn.attention.*;
import fovea.nn.training.*;
void show(Object x) { System.out.println(x); }
