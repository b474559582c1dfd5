package fovea.kernel;

/// One row at one step of a recurrence in float32: the vector form of [CellRow].
///
/// Vectors and the numbers left at the end of a row go through the same operations in the same order, so every machine
/// has the same bits.
sealed interface FloatCell permits FloatPlainCell, FloatGruCell, FloatLstmCell {

    /// The cell with these gates.
    static FloatCell of(Gates gates) {
        return switch (gates) {
            case TANH -> new FloatPlainCell(false);
            case RELU -> new FloatPlainCell(true);
            case GRU -> new FloatGruCell();
            case LSTM -> new FloatLstmCell();
        };
    }

    /// From the state before to the state after, in place; what the way back needs is kept.
    ///
    /// @param all   the arrays of the batch
    /// @param block the states and products of the rows that walk together
    /// @param row   which of these rows
    /// @param at    which position of the batch
    void forward(FloatUnroll all, FloatUnroll.Block block, int row, int at);

    /// From the slopes of the state after to those of the products and of the state before, in place. What flows
    /// through u is still missing.
    void backward(FloatUnrollSlope all, FloatUnrollSlope.Block block, int row, int at);
}
