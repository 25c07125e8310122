const nameless = 1;

export default nameless;
