// What jshell starts with when it is called as ./fovea jshell
import fovea.autograd.*;
import fovea.check.*;
import fovea.file.*;
import fovea.kernel.Order;
import fovea.random.*;
import fovea.shape.*;
import fovea.tensor.*;
import fovea.nn.*;
import fovea.nn.attention.*;
import fovea.nn.decoding.*;
import fovea.nn.recurrent.*;
import fovea.nn.seq2seq.*;
import fovea.nn.training.*;
import fovea.nn.transformer.*;
import static fovea.kernel.Order.*;
import static fovea.tensor.Axes.keep;
import static fovea.tensor.DType.*;
void show(Object x) { System.out.println(x); }
