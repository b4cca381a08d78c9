"""What the shopper sees and touches: Qt, and nothing but. Draws `LaneState`, posts inputs; decides nothing."""
